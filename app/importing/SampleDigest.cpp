#include "importing/SampleDigest.h"

#include "digest/Digest.h"
#include "library/Library.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

const QString sampleSource = u"sample"_s;

} // namespace

QFuture<Result<ChangeSet>> storeSample(Library &library, const QByteArray &digest)
{
    QList<DayReport> days = toReports(parseDigest(digest).digest, sampleSource);
    for (DayReport &day : days)
        day.source = sampleSource;
    return library.store(std::move(days));
}

QFuture<Result<ChangeSet>> forgetSample(Library &library)
{
    return library.forget(sampleSource);
}

} // namespace broadsheet
