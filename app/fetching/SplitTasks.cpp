#include "fetching/SplitTasks.h"

#include <algorithm>
#include <utility>

namespace broadsheet {

namespace {

// A category that does not exist has no papers that could be missed.
bool isIncomplete(const QueryOutcome &part)
{
    const DayStatus status = part.days.constFirst().status;
    return status == DayStatus::CutShort || (status == DayStatus::Failed && !part.isRefused);
}

bool isFailed(const QueryOutcome &part)
{
    return part.days.constFirst().status == DayStatus::Failed;
}

// Adds the papers of a day. What the report says of the day holds for its own category only.
void addReport(QueryOutcome &whole, const DayReport &report)
{
    const auto place =
        std::find_if(whole.days.begin(), whole.days.end(), [&report](const DayReport &known) {
            return known.day == report.day && known.isUpdate == report.isUpdate;
        });
    if (place == whole.days.end()) {
        whole.days.append(report);
        whole.days.last().status = DayStatus::NotFetched;
        return;
    }
    QSet<PaperId> known;
    for (const PaperReport &paper : std::as_const(place->papers))
        known.insert(paper.id);
    std::ranges::copy_if(report.papers, std::back_inserter(place->papers),
                         [&known](const PaperReport &paper) { return !known.contains(paper.id); });
}

void addPart(QueryOutcome &whole, const QueryOutcome &part)
{
    if (!isFailed(part))
        for (const DayReport &report : part.days)
            addReport(whole, report);
    whole.remarks += part.remarks;
    whole.undated += part.undated;
    whole.isReached |= part.isReached;
    DayReport &day = whole.days.first();
    day.nextTry = std::max(day.nextTry, part.days.constFirst().nextTry);
    if (day.problem.isEmpty())
        day.problem = part.days.constFirst().problem;
}

// One that failed comes first only when all have.
QueryOutcome joined(std::vector<QueryOutcome> parts)
{
    std::ranges::stable_sort(parts, std::greater(), [](const QueryOutcome &part) {
        return std::pair(!isFailed(part), part.days.constFirst().day);
    });
    QueryOutcome whole = parts.front();
    for (auto part = parts.cbegin() + 1; part != parts.cend(); ++part)
        addPart(whole, *part);
    whole.days.first().validator.clear(); // that of one category
    if (isFailed(whole) || std::ranges::none_of(parts, isIncomplete))
        return whole;
    for (DayReport &further : whole.days)
        further.status = DayStatus::NotFetched;
    whole.days.first().status = DayStatus::CutShort;
    return whole;
}

} // namespace

SplitTasks::Next SplitTasks::add(const FetchTask &task, const QueryOutcome &outcome)
{
    if (std::vector<FetchTask> parts = outcome.isRefused ? split(task) : std::vector<FetchTask>();
        !parts.empty())
        return {.parts = std::move(parts)};
    const auto found = m_open.find(task.split);
    if (found == m_open.end())
        return {.answer = Answer{.task = task, .outcome = outcome}};
    found->second.outcomes.push_back(outcome);
    if (found->second.outcomes.size() < found->second.parts)
        return {};
    Split split = std::move(found->second);
    m_open.erase(found);
    return {.answer = Answer{.task = std::move(split.task),
                             .outcome = joined(std::move(split.outcomes))}};
}

// Parts with fewer papers are tasks of their own, since each paper is stored by itself.
std::vector<FetchTask> SplitTasks::split(const FetchTask &refused)
{
    std::vector<FetchTask> parts = partsOf(refused);
    if (parts.empty() || !refused.request.papers.isEmpty())
        return parts;
    ++m_last;
    for (FetchTask &part : parts)
        part.split = m_last;
    m_open.emplace(m_last, Split{.task = refused, .parts = parts.size()});
    return parts;
}

} // namespace broadsheet
