#include "journal/MarkPapers.h"

#include "journal/ApplyMarking.h"
#include "journal/StepTransaction.h"
#include "papers/MarkKinds.h"
#include "sqlite/Statement.h"
#include "tables/PaperFlags.h"
#include "tables/PaperNumbers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QStringList firstSubjects(Database &database, const EventRange &events, qsizetype max)
{
    QStringList subjects;
    Rows rows = database.select(u"SELECT subject FROM event WHERE id BETWEEN ? AND ?"
                                " ORDER BY id LIMIT ?"_s,
                                events.first, events.last, max);
    while (rows.next())
        subjects.append(rows.text(0));
    return subjects;
}

// The database has an index of the unread papers, and one of those with each other mark.
QString indexedSetOf(Mark mark)
{
    return mark == Mark::Read ? u"read = 0"_s : markKind(mark).name + u" = 1"_s;
}

} // namespace

MarkPapers::MarkPapers(Mark mark, std::optional<bool> on, QList<qint32> numbers, Clock clock)
    : m_clock(std::move(clock)), m_on(on),
      m_numbers(std::move(numbers)), m_outcome{.mark = mark, .on = on.value_or(false)}
{}

// One small step, because there can be a million papers. True: it was the last one.
bool MarkPapers::prepare(Database &database)
{
    if (!readMarked(database))
        return false;
    const bool mayEndLater = markKind(m_outcome.mark).endsLater && m_on.value_or(true);
    keepDiffering(mayEndLater ? papersThatAre(database, PaperFlag::Later) : PaperSet());
    m_special = {};
    m_isPrepared = true;
    return true;
}

// True: all of the indexed set were read.
bool MarkPapers::readMarked(Database &database)
{
    constexpr qsizetype fewer = 2000; // are looked up one by one, however many there are in all
    constexpr int most = 200'000;     // some milliseconds
    const QByteArray set = indexedSetOf(m_outcome.mark).toLatin1();
    if (m_numbers.size() <= fewer) {
        const QByteArray sql = "SELECT m.paper FROM json_each(?) AS asked CROSS JOIN mark AS m"
                               " ON m.paper = asked.value WHERE m." +
                               set;
        Statement some(database, sql.constData());
        m_special = numbersFrom(some.with(jsonOf(m_numbers)));
        return true;
    }
    const QByteArray sql =
        "SELECT paper FROM mark WHERE " + set + " AND paper > ? ORDER BY paper LIMIT ?";
    Statement next(database, sql.constData());
    next.with(m_lastRead, most);
    int found = 0;
    for (; next.step(); ++found) {
        m_lastRead = next.number(0);
        m_special.insert(m_lastRead);
    }
    return found < most;
}

// `later`: papers that are set aside, which this mark can end.
void MarkPapers::keepDiffering(const PaperSet &later)
{
    m_mayEndLater = !later.isEmpty();
    const bool holdsUnmarked = m_outcome.mark == Mark::Read;
    const auto isMarked = [&](qint32 number) {
        return m_special.contains(number) != holdsUnmarked;
    };
    if (!m_on)
        m_on = !std::ranges::all_of(m_numbers, isMarked);
    m_outcome.on = *m_on;
    // The first step marks the beginning of the list, which the user sees. The rest is marked in
    // the order on disk, where neighbours share pages; in the list's order nearly every paper would
    // write a page of its own.
    QList<qint32> first;
    PaperSet seen;
    PaperSet rest;
    for (const qint32 number : std::as_const(m_numbers)) {
        const bool isEnded = *m_on && later.contains(number);
        if (number < 0 || (isMarked(number) == *m_on && !isEnded) || seen.contains(number))
            continue;
        seen.insert(number);
        if (first.size() < StepSize::firstOfMarks)
            first.append(number);
        else
            rest.insert(number);
    }
    m_numbers = std::move(first);
    rest.forEach([this](qint64 number) { m_numbers.append(static_cast<qint32>(number)); });
}

// The events that end what is set aside come first, so that the gesture's newest event says its
// kind.
QList<PaperEvents> MarkPapers::writeEvents(const QList<qint32> &numbers)
{
    QList<PaperEvents> written;
    if (*m_on && m_mayEndLater && markKind(m_outcome.mark).endsLater)
        written.append(m_writer->addPapers(Mark::Later, false, numbers));
    written.append(m_writer->addPapers(m_outcome.mark, *m_on, numbers));
    return written;
}

void MarkPapers::noteSubjects(Database &database, const PaperEvents &events)
{
    const qsizetype unnamed = maxNamedSubjects - m_outcome.subjects.size();
    QStringList subjects;
    if (unnamed > 0)
        subjects = firstSubjects(database, events.range, unnamed);
    m_outcome.subjects.append(subjects);
    m_outcome.more += static_cast<int>(events.count - subjects.size());
}

ChangeSet MarkPapers::markNow(Database &database, const QList<qint32> &papers, bool named)
{
    const QList<PaperEvents> events = writeEvents(papers);
    ChangeSet changes = foldGesture(
        database, m_outcome.mark,
        {.first = events.constFirst().range.first, .last = events.constLast().range.last}, named,
        events);
    noteSubjects(database, events.constLast());
    return changes;
}

// Those that were brought forward, or the next ones.
QList<qint32> MarkPapers::takeNext()
{
    if (!m_ahead.isEmpty())
        return std::exchange(m_ahead, {});
    const bool isSmall = m_numbers.size() <= maxNamedPapers;
    QList<qint32> next = m_numbers.mid(m_done, isSmall ? m_numbers.size() : m_size.papers());
    m_done += next.size();
    next.removeIf([this](qint32 number) { return m_brought.contains(number); });
    return next;
}

// Other gestures come before it is prepared, and count as later.
void MarkPapers::begin(Database &database)
{
    if (m_writer)
        return;
    StepTransaction transaction(database, false);
    m_writer.emplace(database, m_clock).reserveMoment();
    transaction.commit();
}

std::optional<Marking> MarkPapers::step(Database &database, ChangeSet &changes)
{
    if (m_ahead.isEmpty() && !m_isPrepared) {
        if (!prepare(database)) {
            begin(database);
            return {};
        }
        if (m_numbers.isEmpty() && !m_writer)
            return m_outcome;
    }
    m_size.begin();
    const bool isFirst = !std::exchange(m_hasMarked, true);
    const QList<qint32> papers = takeNext();
    const bool isLast = m_isPrepared && m_ahead.isEmpty() && m_done >= m_numbers.size();
    const bool named = m_isPrepared && m_numbers.size() <= maxNamedPapers;
    StepTransaction transaction(database, isLast);
    if (!m_writer)
        m_writer.emplace(database, m_clock);
    ChangeSet changed;
    if (!isFirst && isTakenBack(database, m_writer->action()))
        m_done = m_numbers.size(); // by another process; the next step is the last one
    else
        changed = markNow(database, papers, named);
    if (isLast && !named)
        changed = changesOfLargeGesture(database);
    transaction.commit();
    m_size.end(papers.size());
    changes = std::move(changed);
    changes.everything =
        changes.everything || (isFirst && !named); // the first papers of the list have changed
    return isLast ? std::optional(m_outcome) : std::nullopt;
}

bool MarkPapers::bringForward(Database &, const QList<qint32> &papers)
{
    for (const qint32 number : papers) {
        const auto rest = m_numbers.cbegin() + m_done;
        if (m_brought.contains(number) ||
            std::find(rest, m_numbers.cend(), number) == m_numbers.cend())
            continue;
        m_brought.insert(number);
        m_ahead.append(number);
    }
    return !m_ahead.isEmpty();
}

} // namespace broadsheet
