#include "fetching/DayOutcomes.h"

#include "fetching/Tr.h"
#include "papers/Links.h"
#include "papers/SourceTraits.h"

#include <algorithm>

namespace broadsheet {

DayOutcome outcomeOf(const FetchTask &task, const QueryOutcome &outcome, int newPapers,
                     const FetchRequest &request)
{
    const DayReport &day = outcome.days.constFirst();
    int papers = 0;
    for (const DayReport &one : outcome.days)
        papers += static_cast<int>(one.papers.size());
    DayOutcome one{.source = task.setup->id(),
                   .sourceName = sourceName(task.setup->id()),
                   .day = day.day,
                   .status = day.status,
                   .papers = papers,
                   .newPapers = newPapers,
                   .isUnchanged = outcome.isUnchanged,
                   .problem = day.problem,
                   .nextTry = day.nextTry,
                   .remarks = outcome.remarks};
    // A list that is empty now does not replace one that had papers.
    if (one.status == DayStatus::Complete && papers == 0 && !outcome.isUnchanged &&
        task.known.status != DayStatus::Complete)
        one.status = DayStatus::Empty;
    const bool isNewest = task.setup->source->asks() == Source::Asks::Newest;
    const bool hasAsked = std::ranges::any_of(outcome.days, [&request](const DayReport &report) {
        return report.day >= request.from && report.day <= request.to;
    });
    if (isNewest && !request.isRefresh() && one.isGood() && !hasAsked)
        one.problem = FetchingTr::tr("%1 only has its newest day, %2.")
                          .arg(one.sourceName, day.day.toString(Qt::ISODate));
    return one;
}

QueryOutcome unreachable(const FetchTask &task, const QDateTime &now)
{
    const QUrl &base = task.setup->options.baseUrl;
    DayReport day{.source = task.setup->id(),
                  .day = task.request.day,
                  .origin = shownHost(base),
                  .at = now,
                  .status = DayStatus::Failed};
    day.problem =
        FetchingTr::tr("%1 could not be reached.").arg(base.authority(QUrl::PrettyDecoded));
    return {.days = {day}, .isUnreachable = true};
}

} // namespace broadsheet
