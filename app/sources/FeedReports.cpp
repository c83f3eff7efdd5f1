#include "sources/FeedReports.h"

#include "papers/SourceTraits.h"
#include "sources/Replies.h"

namespace broadsheet {

ParsedResponse reportsOf(const DayReport &start, const PapersByDay &papers, const QString &problem)
{
    ParsedResponse parsed{.days = {start}};
    if (papers.isEmpty()) {
        settle(parsed, problem);
        return parsed;
    }
    parsed.days.clear();
    for (auto day = papers.constEnd(); day != papers.constBegin();) {
        --day;
        DayReport report = start;
        report.day = day.key();
        report.papers = *day;
        const bool isAll = problem.isEmpty() && report.day > papers.firstKey();
        const bool isOpen = start.at < closingTime(start.source, report.day);
        report.status = !isAll   ? DayStatus::NotFetched
                        : isOpen ? DayStatus::SoFar
                                 : DayStatus::Complete;
        parsed.days.append(report);
    }
    settle(parsed, problem);
    return parsed;
}

} // namespace broadsheet
