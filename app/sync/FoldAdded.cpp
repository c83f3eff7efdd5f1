#include "sync/FoldAdded.h"

#include "journal/ApplyMarking.h"
#include "journal/GivenKeys.h"
#include "journal/Journal.h"
#include "journal/RenewSubjects.h"
#include "papers/MarkKinds.h"
#include "tables/Listings.h"
#include "tables/MarkedSubjects.h"
#include "tables/Milestones.h"
#include "tables/PaperTable.h"
#include "tables/Votes.h"

#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The subjects whose state these events will change, by the name of the kind.
QMap<QString, QStringList> changedBy(Database &database, const QString &events)
{
    QMap<QString, QStringList> subjects;
    Rows rows = database.select(u"SELECT DISTINCT e.kind, e.subject FROM json_each(?) AS asked"
                                " CROSS JOIN event AS e ON e.id = asked.value"
                                " LEFT JOIN state AS s ON s.kind = e.kind AND s.subject = e.subject"
                                " WHERE s.event IS NULL OR (e.at, e.id) > (s.at, s.event)"_s,
                                events);
    while (rows.next())
        subjects[rows.text(0)].append(rows.text(1));
    return subjects;
}

// Their ids can lie far apart, with the whole journal between them.
void foldApart(Database &database, const QStringList &sorted, qsizetype from, qsizetype to)
{
    const QString &first = sorted[from];
    const QString &last = sorted[to - 1];
    const qsizetype most = 4 * (to - from);
    const bool isDense = database.number(u"SELECT count(*) FROM (SELECT 1 FROM event"
                                         " WHERE id BETWEEN ? AND ? LIMIT ?)"_s,
                                         first, last, most + 1) <= most;
    if (isDense)
        return fold(database, {.first = first, .last = last});
    const qsizetype middle = from + (to - from) / 2;
    foldApart(database, sorted, from, middle);
    foldApart(database, sorted, middle, to);
}

QStringList papersIn(Database &database, const QString &events, bool MarkKind::*property)
{
    QStringList papers;
    Rows rows = database.select(u"SELECT DISTINCT e.subject FROM json_each(?) AS asked"
                                " CROSS JOIN event AS e ON e.id = asked.value WHERE e.kind IN ("_s +
                                    sqlKinds(property) + u')',
                                events);
    while (rows.next())
        papers.append(rows.text(0));
    return papers;
}

// Votes count as gained from the moment at which a paper was passed. Of most papers votes were seen
// once, so nothing was gained.
void updateRises(Database &database, const QString &events)
{
    QList<std::pair<qint64, QString>> papers;
    {
        Rows rows = database.select(
            u"SELECT p.number, p.id, p.rise FROM json_each(?) AS asked CROSS JOIN paper AS p"
            " ON p.id = asked.value WHERE p.votes IS NOT NULL AND (p.rise > 0"
            "  OR EXISTS (SELECT 1 FROM vote AS v WHERE v.paper = p.number)"
            "  OR 1 < (SELECT count(*) FROM listing AS l"
            "   WHERE l.paper = p.number AND l.votes IS NOT NULL))"_s,
            jsonOf(papersIn(database, events, &MarkKind::endsRise)));
        while (rows.next())
            papers.append({rows.number(0), rows.text(1)});
    }
    PaperTable table(database);
    for (const auto &[number, id] : std::as_const(papers))
        table.setRise(number,
                      riseOf(database, id,
                             observationsOf(database, number, listingsOfPaper(database, number))));
}

} // namespace

ChangeSet foldAdded(Database &database, QStringList events)
{
    ChangeSet changes;
    if (events.isEmpty())
        return changes;
    std::ranges::sort(events);
    const QString ids = jsonOf(events);
    const QMap<QString, QStringList> subjects = changedBy(database, ids);
    foldApart(database, events, 0, events.size());
    renewSubjects(database, ids);
    updateRises(database, ids);
    renewChanges(database, papersIn(database, ids, &MarkKind::endsChange));
    for (const auto &[kind, changed] : subjects.asKeyValueRange()) {
        const std::optional<Mark> mark = markNamed(kind);
        if (!mark)
            continue;
        nameChanges(database, *mark, changed, changes);
        if (*mark == Mark::Cited)
            settleKeys(database);
        else if (markKind(*mark).endsRise || markKind(*mark).endsChange)
            for (const QString &paper : changed)
                changes.state.insert(PaperId{paper});
    }
    return changes;
}

} // namespace broadsheet
