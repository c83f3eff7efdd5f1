#include "journal/GestureQueue.h"

#include "journal/EventSubjects.h"
#include "journal/Tr.h"
#include "papers/MarkKinds.h"
#include "sqlite/Transaction.h"
#include "tables/PaperFlags.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype stepSize = 2000;        // papers; bounds how long another job waits
constexpr qsizetype maxNamedSubjects = 100; // in the marking that is returned

QStringList firstSubjects(Database &database, const EventRange &events, qsizetype max)
{
    QStringList subjects;
    Rows rows =
        database.select(u"SELECT subject FROM event WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?"_s,
                        events.first, events.last, max);
    while (rows.next())
        subjects.append(rows.text(0));
    return subjects;
}

// The commits of all steps but the last are relaxed: forcing the last one to disk forces them too.
class StepCommits final
{
public:
    StepCommits(Database &database, bool isLast)
    {
        if (!isLast)
            m_relaxed.emplace(database);
    }

private:
    std::optional<RelaxedCommits> m_relaxed;
};

} // namespace

MarkPapers::MarkPapers(Mark mark, std::optional<bool> on, QList<qint32> numbers, Clock clock)
    : m_clock(std::move(clock)), m_on(on),
      m_numbers(std::move(numbers)), m_outcome{.mark = mark, .on = false}
{}

void MarkPapers::keepDiffering(Database &database)
{
    // The database has an index of the unread and one of the starred papers.
    const bool holdsUnmarked = m_outcome.mark == Mark::Read;
    const PaperSet special =
        papersThatAre(database, holdsUnmarked ? PaperFlag::Unread : PaperFlag::Starred);
    const auto isMarked = [&](qint32 number) { return special.contains(number) != holdsUnmarked; };
    m_outcome.on = m_on.value_or(!std::ranges::all_of(m_numbers, isMarked));
    PaperSet seen;
    m_numbers.removeIf([&](qint32 number) {
        if (number < 0 || seen.contains(number) || isMarked(number) == m_outcome.on)
            return true;
        seen.insert(number);
        return false;
    });
    // The first step marks the beginning of the list, which the user sees. The rest is marked in
    // the order on disk, where neighbours share pages; in the list's order nearly every paper would
    // write a page of its own.
    std::ranges::sort(m_numbers.begin() + std::min(stepSize, m_numbers.size()), m_numbers.end());
}

void MarkPapers::noteSubjects(Database &database, const EventRange &events)
{
    const auto marked = static_cast<int>(database.number(
        u"SELECT count(*) FROM event WHERE id BETWEEN ? AND ?"_s, events.first, events.last));
    const QStringList subjects =
        firstSubjects(database, events, maxNamedSubjects - m_outcome.subjects.size());
    m_outcome.subjects.append(subjects);
    m_outcome.more += marked - static_cast<int>(subjects.size());
}

std::optional<Marking> MarkPapers::step(Database &database, ChangeSet &changes)
{
    if (!m_writer) {
        keepDiffering(database);
        if (m_numbers.isEmpty())
            return m_outcome;
    }
    const bool isFirst = m_done == 0;
    const bool isLast = m_done + stepSize >= m_numbers.size();
    const bool named = m_numbers.size() <= maxNamedPapers;
    const StepCommits commits(database, isLast);
    Transaction transaction(database);
    if (!m_writer)
        m_writer.emplace(database, m_clock);
    const EventRange events =
        m_writer->addPapers(m_outcome.mark, m_outcome.on, m_numbers.mid(m_done, stepSize));
    ChangeSet changed = foldGesture(database, m_outcome.mark, events, named);
    noteSubjects(database, events);
    if (isLast && !named)
        changed = endLargeGesture(database, m_outcome.mark);
    transaction.commit();
    m_done += stepSize;
    changes = std::move(changed);
    changes.everything =
        changes.everything || (isFirst && !named); // the first papers of the list have changed
    return isLast ? std::optional(m_outcome) : std::nullopt;
}

void Undo::begin(Database &database)
{
    m_undone = newestAction(database);
    if (m_undone.isEmpty())
        fail(ErrorKind::NotFound, JournalTr::tr("There is nothing to undo."));
    m_events = database.number(u"SELECT count(*) FROM event WHERE action = ?"_s, m_undone);
    {
        Rows first = database.select(u"SELECT kind, subject, value, text FROM event"
                                     " WHERE action = ? ORDER BY id LIMIT 1"_s,
                                     m_undone);
        if (first.next())
            m_marking = markingFrom(*markNamed(first.text(0)), first.text(1), first.count(2),
                                    first.text(3));
    }
    if (markKind(m_marking.mark).value == MarkValue::Person &&
        database.number(u"SELECT count(DISTINCT value) FROM event WHERE action = ?"_s, m_undone) >
            1)
        m_marking.person = 0;
    m_marking.subjects.clear();
    Rows rows = database.select(u"SELECT subject FROM event WHERE action = ? ORDER BY id LIMIT ?"_s,
                                m_undone, maxNamedSubjects);
    while (rows.next())
        m_marking.subjects.append(
            markingFrom(m_marking.mark, rows.text(0), 0, {}).subjects.constFirst());
    m_marking.more = static_cast<int>(m_events - m_marking.subjects.size());
}

std::optional<UndoOutcome> Undo::step(Database &database, ChangeSet &changes)
{
    const bool isFirst = !m_writer;
    const qint64 left = m_events - m_done; // not known before begin()
    const StepCommits commits(database, isFirst || left <= stepSize);
    Transaction transaction(database);
    if (isFirst) {
        begin(database);
        m_writer.emplace(database, m_clock, m_undone);
    }
    const qint64 now = std::min<qint64>(m_events - m_done, stepSize);
    const bool isLast = m_done + now == m_events;
    const bool named = m_events <= maxNamedPapers;
    const QString upTo =
        database.text(u"SELECT max(id) FROM (SELECT id FROM event WHERE action = ? AND id > ?"
                      " ORDER BY id LIMIT ?)"_s,
                      m_undone, m_after, stepSize);
    const EventRange events = m_writer->addPriorState(m_after, upTo, now);
    ChangeSet changed = foldGesture(database, m_marking.mark, events, named);
    if (isLast && !named)
        changed = endLargeGesture(database, m_marking.mark);
    transaction.commit();
    m_after = upTo;
    m_done += stepSize;
    changes = std::move(changed);
    changes.everything = changes.everything || (isFirst && !named);
    return isLast ? std::optional(UndoOutcome{.undone = m_marking, .changes = changes})
                  : std::nullopt;
}

std::optional<ChangeSet> MarkSubjects::step(Database &database, ChangeSet &changes) const
{
    Transaction transaction(database);
    ChangeSet changed = applyMarkings(database, m_clock, m_markings);
    transaction.commit();
    changes = changed;
    return changed;
}

void GestureQueue::enqueue(Database &database, std::unique_ptr<Gesture> gesture)
{
    const bool waits = std::ranges::any_of(m_gestures, [&gesture](const auto &before) {
        return !before->mark() || !gesture->mark() || before->mark() == gesture->mark();
    });
    if (!waits && gesture->step(database, m_report))
        return;
    m_gestures.push_back(std::move(gesture));
    if (m_gestures.size() == 1)
        m_schedule();
}

void GestureQueue::runNextStep(Database &database)
{
    if (m_gestures.front()->step(database, m_report))
        m_gestures.pop_front();
    if (!m_gestures.empty())
        m_schedule();
}

} // namespace broadsheet
