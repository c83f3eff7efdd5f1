// Digests: what is written is read back, and the reports can be made.
#include "Fuzz.h"

#include "digest/Digest.h"

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes = viewOf(data, size);
    const Digest digest = parseDigest(bytes).digest;
    require(parseDigest(writeDigest(digest)).digest == digest,
            "a digest that was written is read back");
    const QDate assumed(2024, 3, 22);
    const Digest dated = parseDigest(bytes, assumed).digest;
    require(parseDigest(writeDigest(dated), assumed).digest == dated,
            "a digest with an assumed day is read back");
    for (const DayReport &report : toReports(dated, u"fuzz.md"_s)) {
        for (const PaperReport &paper : report.papers)
            require(!paper.id.isEmpty(), "a stored paper has an id");
    }
    return 0;
}
