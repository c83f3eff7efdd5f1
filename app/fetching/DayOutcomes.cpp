#include "fetching/DayOutcomes.h"

#include "fetching/Tr.h"
#include "papers/Links.h"
#include "papers/SourceTraits.h"

#include <algorithm>

namespace broadsheet {

namespace {

// At the time of the answer.
DayReport reportOf(const FetchTask &task, QDate day, const DaySource &known, const QDateTime &at)
{
    return {.source = task.setup->id(),
            .day = day,
            .origin = known.origin,
            .at = at,
            .status = known.status};
}

void addOtherDays(const FetchTask &task, QueryOutcome &outcome)
{
    const QDateTime at = outcome.days.constFirst().at;
    QDate oldest = outcome.days.constFirst().day;
    QSet<QDate> told;
    for (const DayReport &report : outcome.days) {
        oldest = std::min(oldest, report.day);
        told.insert(report.day);
    }
    for (const auto &[day, known] : task.open.asKeyValueRange()) {
        // A list that did not change has nothing more of any day.
        const bool isOld = outcome.isUnchanged && known.status == DayStatus::SoFar;
        const bool isCovered = (day > oldest || isOld) && !told.contains(day);
        DayReport report = reportOf(task, day, known, at);
        if (hasClosed(report.source, day, at))
            report.status = DayStatus::Complete;
        else if (known.status == DayStatus::Failed)
            report.status = DayStatus::NotOpenYet;
        if (isCovered && report.status != known.status)
            outcome.days.append(report);
    }
    if (task.known.problem.isEmpty() || told.contains(task.request.known))
        return;
    DayReport known = reportOf(task, task.request.known, task.known, task.known.at);
    known.tried = at; // and this time it did not fail
    outcome.days.append(known);
}

} // namespace

QueryOutcome inLedger(const FetchTask &task, QueryOutcome outcome)
{
    const DayStatus status = outcome.days.constFirst().status;
    if (task.setup->source->asks() != Source::Asks::Newest)
        return outcome;
    if (status != DayStatus::Failed && status != DayStatus::CutShort)
        addOtherDays(task, outcome);
    else if (status == DayStatus::Failed && task.request.known.isValid())
        outcome.days.first().day = task.request.known;
    return outcome;
}

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
