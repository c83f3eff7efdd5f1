#include "fetching/EmptyDays.h"

#include "fetching/Tr.h"
#include "papers/Links.h"
#include "papers/SourceTraits.h"

#include <algorithm>
#include <utility>

namespace broadsheet {

namespace {

constexpr int fewDays = 4; // an archive may be silent over a long weekend

bool isEmpty(const QueryOutcome &outcome)
{
    const DayReport &day = outcome.days.constFirst();
    return day.status == DayStatus::Complete && day.papers.isEmpty() && !outcome.isUnchanged;
}

bool hasPapers(const QueryOutcome &outcome)
{
    return std::any_of(outcome.days.cbegin(), outcome.days.cend(),
                       [](const DayReport &day) { return !day.papers.isEmpty(); });
}

} // namespace

void EmptyDays::readLedger(const QList<DaySummary> &ledger)
{
    for (const DaySummary &day : ledger)
        for (const DaySource &one : day.sources)
            if (one.status == DayStatus::Complete || one.status == DayStatus::CutShort)
                m_known.insert(one.source);
}

QList<EmptyDays::Answer> EmptyDays::add(const Answer &answer)
{
    const SourceSetup &setup = *answer.task.setup;
    const QString id = setup.id();
    if (sourceTraits(id).kind != SourceKind::Archive || setup.isLocal() || m_known.contains(id))
        return {answer};
    if (isEmpty(answer.outcome)) {
        m_held.append(answer);
        return {};
    }
    QList<Answer> released{answer};
    if (!hasPapers(answer.outcome))
        return released;
    m_known.insert(id);
    for (const Answer &held : std::exchange(m_held, {}))
        (held.task.setup->id() == id ? released : m_held).append(held);
    return released;
}

QList<EmptyDays::Answer> EmptyDays::rest()
{
    QList<Answer> answers = std::exchange(m_held, {});
    for (Answer &answer : answers) {
        const SourceSetup *setup = answer.task.setup;
        const auto days =
            int(std::count_if(answers.cbegin(), answers.cend(),
                              [setup](const Answer &other) { return other.task.setup == setup; }));
        if (days <= fewDays)
            continue;
        DayReport &day = answer.outcome.days.first();
        day.status = DayStatus::Failed;
        day.problem = FetchingTr::tr("%1 has no digest of any of the %Ln days that were asked for. "
                                     "Its address in the settings may be wrong.",
                                     nullptr, days)
                          .arg(shownUrl(setup->options.baseUrl));
    }
    return answers;
}

} // namespace broadsheet
