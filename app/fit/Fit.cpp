#include "fit/Fit.h"

#include "base/WorkPool.h"
#include "fit/Learning.h"
#include "fit/Measure.h"
#include "fit/OwnConnection.h"
#include "fit/Profiles.h"
#include "fit/Reasons.h"
#include "fit/Similar.h"

#include <QtConcurrentRun>

namespace broadsheet {

QFuture<Result<FitState>> refreshFit(Library &library, const QString &profile,
                                     BeforeLearning before)
{
    return QtConcurrent::run(workPool(), [&library, profile, before] {
        return refreshFitNow(library, profile, before);
    });
}

QFuture<Result<FitReasons>> fitReasons(Library &library, const PaperId &paper,
                                       const QString &profile, int limit)
{
    return LibraryAccess(library).askYielding(
        [=](Database &database) { return reasonsFor(database, paper, profile, limit); });
}

QFuture<Result<QList<MeasuredProfile>>> measuredProfiles(Library &library, BeforeLearning before)
{
    return QtConcurrent::run(workPool(), [&library, before]() -> Result<QList<MeasuredProfile>> {
        // So that papers have their terms.
        if (const auto state = refreshFitNow(library, {}, before); !state)
            return Failure(state.error());
        return withOwnConnection(library, [](Database &database) {
            QList<MeasuredProfile> all;
            for (const QList<FitProfile> profiles = allProfiles(database);
                 const FitProfile &profile : profiles)
                all.append(measured(database, profile));
            return all;
        });
    });
}

QFuture<Result<SimilarPapers>> similarPapers(Library &library, const PaperId &paper, int limit)
{
    return LibraryAccess(library).askYielding(
        [=](Database &database) { return papersLike(database, paper, limit); });
}

} // namespace broadsheet
