#include "importing/SampleDigest.h"

#include "digest/Digest.h"
#include "library/Library.h"
#include "papers/SourceTraits.h"

namespace broadsheet {

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
