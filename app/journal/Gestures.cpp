#include "journal/Gestures.h"

#include "journal/EventSubjects.h"
#include "journal/Tr.h"
#include "papers/MarkKinds.h"
#include "sqlite/Transaction.h"
#include "tables/PaperFlags.h"
#include "tables/PaperNumbers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype stepSize = 2000;        // papers; bounds how long another job waits
constexpr qsizetype maxNamedSubjects = 100; // in the marking that is returned

QStringList firstSubjects(Database &database, const QString &kind, const EventRange &events,
                          qsizetype max)
{
    QStringList subjects;
    Rows rows = database.select(u"SELECT subject FROM event WHERE id BETWEEN ? AND ?"
                                " AND +kind = ? ORDER BY id LIMIT ?"_s,
                                events.first, events.last, kind, max);
    while (rows.next())
        subjects.append(rows.text(0));
    return subjects;
}

// The database has an index of the unread papers, and one of those with each other mark.
struct MarkedSet
{
    PaperFlag flag;
    bool holdsUnmarked = false;
};

MarkedSet indexedSetOf(Mark mark)
{
    if (mark == Mark::Read)
        return {.flag = PaperFlag::Unread, .holdsUnmarked = true};
    return {.flag = mark == Mark::Later ? PaperFlag::Later : PaperFlag::Starred};
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
    : m_clock(std::move(clock)), m_on(on), m_numbers(std::move(numbers)),
      m_nextStep(stepSize), m_outcome{.mark = mark, .on = false}
{}

void MarkPapers::keepDiffering(Database &database)
{
    const auto [flag, holdsUnmarked] = indexedSetOf(m_outcome.mark);
    const auto isMarked = [special = papersThatAre(database, flag), holdsUnmarked = holdsUnmarked](
                              qint32 number) { return special.contains(number) != holdsUnmarked; };
    m_outcome.on = m_on.value_or(!std::ranges::all_of(m_numbers, isMarked));
    const PaperSet ended = endsLater() ? papersThatAre(database, PaperFlag::Later) : PaperSet();
    PaperSet seen;
    m_numbers.removeIf([&](qint32 number) {
        const bool isDone = isMarked(number) == m_outcome.on && !ended.contains(number);
        if (number < 0 || seen.contains(number) || isDone)
            return true;
        seen.insert(number);
        return false;
    });
    // The first step marks the beginning of the list, which the user sees. The rest is marked in
    // the order on disk, where neighbours share pages; in the list's order nearly every paper would
    // write a page of its own.
    std::ranges::sort(m_numbers.begin() + std::min(stepSize, m_numbers.size()), m_numbers.end());
}

bool MarkPapers::endsLater() const
{
    return m_outcome.on && markKind(m_outcome.mark).endsLater;
}

EventRange MarkPapers::writeEvents(const QList<qint32> &numbers)
{
    EventRange events;
    if (endsLater())
        events = m_writer->addPapers(Mark::Later, false, numbers);
    const EventRange marked = m_writer->addPapers(m_outcome.mark, m_outcome.on, numbers);
    return {.first = events.first.isEmpty() ? marked.first : events.first, .last = marked.last};
}

void MarkPapers::noteSubjects(Database &database, const EventRange &events)
{
    const QString kind = markKind(m_outcome.mark).name;
    const auto marked = static_cast<int>(
        database.number(u"SELECT count(*) FROM event WHERE id BETWEEN ? AND ? AND +kind = ?"_s,
                        events.first, events.last, kind));
    const QStringList subjects =
        firstSubjects(database, kind, events, maxNamedSubjects - m_outcome.subjects.size());
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
    const qsizetype size = std::exchange(m_nextStep, stepSize);
    const bool named = m_numbers.size() <= maxNamedPapers;
    const StepCommits commits(database, m_done + size >= m_numbers.size());
    Transaction transaction(database);
    if (!m_writer)
        m_writer.emplace(database, m_clock);
    EventRange events;
    if (!isFirst && isTakenBack(database, m_writer->action()))
        m_done = m_numbers.size(); // by another process; the rest is not wanted any more
    else
        events = writeEvents(m_numbers.mid(m_done, size));
    m_done += size;
    const bool isLast = m_done >= m_numbers.size();
    ChangeSet changed = foldGesture(database, m_outcome.mark, events, named);
    noteSubjects(database, events);
    if (isLast && !named)
        changed = endLargeGesture(database, m_outcome.mark);
    transaction.commit();
    changes = std::move(changed);
    changes.everything =
        changes.everything || (isFirst && !named); // the first papers of the list have changed
    return isLast ? std::optional(m_outcome) : std::nullopt;
}

bool MarkPapers::bringForward(const QList<qint32> &papers)
{
    const auto rest = m_numbers.begin() + m_done;
    qsizetype found = 0;
    for (const qint32 number : papers) {
        const auto place = std::find(rest + found, m_numbers.end(), number);
        if (place != m_numbers.end())
            std::iter_swap(rest + found++, place);
    }
    if (found > 0)
        m_nextStep = found;
    return found > 0;
}

void TakeBack::begin(Database &database)
{
    const std::optional<Chain> chain = nextToTakeBack(database, m_direction);
    if (!chain)
        fail(ErrorKind::NotFound, m_direction == Direction::Undo
                                      ? JournalTr::tr("There is nothing to undo.")
                                      : JournalTr::tr("There is nothing to redo."));
    m_action = chain->last;
    m_events = database.number(u"SELECT count(*) FROM event WHERE action = ?"_s, m_action);
    describe(database, chain->gesture);
    m_writer.emplace(database, m_clock, m_action);
}

// The newest events of a gesture have the biggest ids.
void TakeBack::describe(Database &database, const QString &gesture)
{
    {
        Rows newest = database.select(u"SELECT kind, subject, value, text FROM event"
                                      " WHERE action = ? ORDER BY id DESC LIMIT 1"_s,
                                      gesture);
        if (newest.next())
            m_marking = markingFrom(*markNamed(newest.text(0)), newest.text(1), newest.count(2),
                                    newest.text(3));
    }
    const MarkKind &kind = markKind(m_marking.mark);
    if (kind.value == MarkValue::Person &&
        database.number(u"SELECT count(DISTINCT value) FROM event WHERE action = ?"_s, gesture) > 1)
        m_marking.person = 0;
    m_marking.subjects.clear();
    const QString name = kind.name;
    Rows rows = database.select(u"SELECT subject FROM event WHERE action = ? AND +kind = ?"
                                " ORDER BY id LIMIT ?"_s,
                                gesture, name, maxNamedSubjects);
    while (rows.next())
        m_marking.subjects.append(
            markingFrom(m_marking.mark, rows.text(0), 0, {}).subjects.constFirst());
    m_marking.subjects.removeDuplicates(); // a note that was written in parts
    // Many events have different subjects, and counting them as such takes long.
    const QString counted = kind.hasColumn ? u"*"_s : u"DISTINCT subject"_s;
    const qint64 all = database.number(u"SELECT count("_s + counted +
                                           u") FROM event WHERE action = ? AND +kind = ?"_s,
                                       gesture, name);
    m_marking.more = static_cast<int>(all - m_marking.subjects.size());
}

// One step.
EventRange TakeBack::writeNext(Database &database)
{
    const QString upTo =
        database.text(u"SELECT max(id) FROM (SELECT id FROM event WHERE action = ? AND id > ?"
                      " ORDER BY id LIMIT ?)"_s,
                      m_action, m_after, stepSize);
    const qint64 now = std::min<qint64>(m_events - m_done, stepSize);
    const EventRange events = m_writer->addPriorState(m_after, upTo, now);
    m_after = upTo;
    m_done += now;
    return events;
}

std::optional<UndoOutcome> TakeBack::step(Database &database, ChangeSet &changes)
{
    const bool isFirst = !m_writer;
    const qint64 left = m_events - m_done; // not known before begin()
    const StepCommits commits(database, isFirst || left <= stepSize);
    Transaction transaction(database);
    if (isFirst)
        begin(database);
    const bool named = m_events <= maxNamedPapers;
    if (!isFirst && isTakenBack(database, m_writer->action()))
        m_done = m_events; // by another process; the rest is not wanted any more
    const EventRange events = m_done < m_events ? writeNext(database) : EventRange();
    const bool isLast = m_done == m_events;
    ChangeSet changed = foldGesture(database, m_marking.mark, events, named);
    if (isLast && !named)
        changed = endLargeGesture(database, m_marking.mark);
    transaction.commit();
    changes = std::move(changed);
    changes.everything = changes.everything || (isFirst && !named);
    return isLast ? std::optional(UndoOutcome{.undone = m_marking, .changes = changes})
                  : std::nullopt;
}

QList<qint32> MarkSubjects::papers(Database &database) const
{
    if (!markKind(m_markings.constFirst().mark).hasColumn)
        return {};
    QList<qint32> numbers;
    for (const Marking &marking : m_markings)
        for (const QString &id : marking.subjects)
            numbers.append(static_cast<qint32>(paperNumber(database, PaperId{id})));
    return numbers;
}

std::optional<ChangeSet> MarkSubjects::step(Database &database, ChangeSet &changes) const
{
    Transaction transaction(database);
    ChangeSet changed = applyMarkings(database, m_clock, m_markings);
    transaction.commit();
    changes = changed;
    return changed;
}

} // namespace broadsheet
