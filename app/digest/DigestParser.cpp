#include "digest/Digest.h"

#include "digest/CleanText.h"
#include "digest/DailyPapers.h"
#include "digest/DigestRoom.h"
#include "digest/Headings.h"
#include "digest/Mailing.h"

namespace broadsheet {

ParsedDigest parseDigest(QByteArrayView bytes, QDate assumedDay, qsizetype maxEntries)
{
    Diagnostics diagnostics;
    DigestRoom room(maxEntries, diagnostics);
    const QByteArray text = cleanText(bytes, diagnostics);
    ParsedDigest result;
    const bool isRefused = text.isEmpty() && diagnostics.hasError();
    if (isMailing(text))
        result.digest = readMailing(text, assumedDay, room, diagnostics);
    else if (!isRefused)
        result.digest = readDailyPapers(text, assumedDay, room, diagnostics);
    result.diagnostics = diagnostics.take();
    return result;
}

} // namespace broadsheet
