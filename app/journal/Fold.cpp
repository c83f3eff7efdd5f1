// fold() and foldPapers(): the state, and the columns of papers, follow the events.
#include "journal/Journal.h"
#include "journal/TagsAndSearches.h"
#include "papers/MarkKinds.h"
#include "sqlite/Statement.h"
#include "tables/DayCounts.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// A paper whose columns differ from the state of a kind.
struct Differing
{
    qint32 number = 0;
    bool on = false;       // what the state says
    bool isTurned = false; // on or off; else only the time differs
    qint64 at = 0;
};

QStringList kindsOf(Database &database, const EventRange &events)
{
    QStringList kinds;
    for (Rows rows = database.select(u"SELECT DISTINCT +kind FROM event WHERE id BETWEEN ? AND ?"_s,
                                     events.first, events.last);
         rows.next();)
        kinds.append(rows.text(0));
    return kinds;
}

// Among the papers in these events, each once: a paper can have several of them.
QList<Differing> differingPapers(Database &database, const MarkKind &kind, const EventRange &events)
{
    const QString column = kind.name;
    const QString time =
        kind.hasTime
            ? u"m.%1_at <> iif(now.value <> 0, wall_time(now.event, now.at), 0)"_s.arg(column)
            : u"false"_s;
    // CROSS JOIN and "+" make SQLite start from these few events instead of from all papers or from
    // all events of the kind.
    const QString sql =
        u"SELECT DISTINCT p.number, now.value <> 0, m.%1 <> (now.value <> 0),"
        " wall_time(now.event, now.at)"
        " FROM event AS e"
        " CROSS JOIN state AS now ON now.kind = e.kind AND now.subject = e.subject"
        " CROSS JOIN paper AS p ON p.id = e.subject CROSS JOIN mark AS m ON m.paper = p.number"
        " WHERE e.id BETWEEN ? AND ? AND +e.kind = '%1'"
        " AND (m.%1 <> (now.value <> 0) OR %2)"_s.arg(column, time);
    Statement papers(database, sql.toUtf8().constData());
    papers.with(events.first, events.last);
    QList<Differing> differing;
    while (papers.step())
        differing.append({.number = static_cast<qint32>(papers.number(0)),
                          .on = papers.flag(1),
                          .isTurned = papers.flag(2),
                          .at = papers.number(3)});
    return differing;
}

// All papers that the events are of, which all turn them on, or all off.
QList<Differing> turnedPapers(Database &database, const EventRange &events,
                              const QList<qint32> &papers)
{
    Rows first = database.select(u"SELECT value <> 0, wall_time(id, at) FROM event"
                                 " WHERE id BETWEEN ? AND ? LIMIT 1"_s,
                                 events.first, events.last);
    (void)first.next();
    Differing paper{.on = first.flag(0), .isTurned = true, .at = first.number(1)};
    QList<Differing> turned;
    turned.reserve(papers.size());
    for (const qint32 number : papers) {
        paper.number = number;
        turned.append(paper);
    }
    return turned;
}

// Sets the columns of these papers as the state is.
void updateColumns(Database &database, const MarkKind &kind, const QList<Differing> &differing)
{
    if (differing.isEmpty())
        return;
    const QString sql = (kind.hasTime ? u"UPDATE mark SET %1 = ?, %1_at = ? WHERE paper = ?"_s
                                      : u"UPDATE mark SET %1 = ? WHERE paper = ?"_s)
                            .arg(kind.name);
    Statement update(database, sql.toUtf8().constData());
    std::array<QList<qint32>, 2> turned; // off, on
    for (const Differing &paper : differing) {
        const int on = paper.on ? 1 : 0;
        if (kind.hasTime)
            update.with(on, paper.on ? paper.at : 0, paper.number);
        else
            update.with(on, paper.number);
        (void)update.step();
        if (paper.isTurned)
            turned[paper.on ? 1 : 0].append(paper.number);
    }
    for (const bool on : {false, true})
        if (const QList<qint32> &papers = turned[on ? 1 : 0]; !papers.isEmpty())
            addToDayCounts(database, kind.mark, on, papers);
}

// Returns how many events became the state of their subject.
qint64 foldIntoState(Database &database, const EventRange &events)
{
    database.execute(u"INSERT INTO state (kind, subject, value, text, at, event)"
                     " SELECT kind, subject, value, text, at, id FROM event"
                     " WHERE id BETWEEN ? AND ?"
                     " ON CONFLICT (kind, subject) DO UPDATE SET value = excluded.value,"
                     " text = excluded.text, at = excluded.at, event = excluded.event"
                     " WHERE (excluded.at, excluded.event) > (at, event)"_s,
                     events.first, events.last);
    return sqlite3_changes(database.handle());
}

} // namespace

void fold(Database &database, const EventRange &events)
{
    const QStringList kinds = kindsOf(database, events);
    const auto have = [&kinds](const MarkKind &kind) { return kinds.contains(kind.name); };
    if (std::ranges::any_of(markKinds,
                            [&](const MarkKind &kind) { return kind.isIndexed && have(kind); }))
        unindexAnnotated(database, events);
    (void)foldIntoState(database, events);
    for (const MarkKind &kind : markKinds)
        if (kind.hasColumn && have(kind))
            updateColumns(database, kind, differingPapers(database, kind, events));
}

// Unless the library knows later events of these papers, they are the state now, and no paper has
// to be looked at.
void foldPapers(Database &database, const PaperEvents &events)
{
    const MarkKind &kind = markKind(events.mark);
    const qint64 folded = foldIntoState(database, events.range);
    const bool areState = !events.papers.isEmpty() && folded == events.papers.size();
    updateColumns(database, kind,
                  areState ? turnedPapers(database, events.range, events.papers)
                           : differingPapers(database, kind, events.range));
}

} // namespace broadsheet
