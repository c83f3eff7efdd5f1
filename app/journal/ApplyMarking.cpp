#include "journal/ApplyMarking.h"

#include "journal/EventSubjects.h"
#include "papers/MarkKinds.h"
#include "tables/DayCounts.h"
#include "tables/PaperNumbers.h"
#include "tables/Votes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The subjects whose state these events, which are not folded yet, will change.
QStringList changedBy(Database &database, const EventRange &events)
{
    QStringList subjects;
    Rows rows =
        database.select(u"SELECT e.subject FROM event AS e LEFT JOIN state AS s"
                        " ON s.kind = e.kind AND s.subject = e.subject WHERE e.id BETWEEN ? AND ?"
                        " AND (ifnull(s.value, 0), ifnull(s.text, '')) <> (e.value, e.text)"_s,
                        events.first, events.last);
    while (rows.next())
        subjects.append(rows.text(0));
    return subjects;
}

QSet<QDate> daysOf(Database &database, const QStringList &papers)
{
    QSet<QDate> days;
    Rows rows = database.select(u"SELECT DISTINCT l.day FROM json_each(?) AS asked"
                                " CROSS JOIN paper AS p ON p.id = asked.value"
                                " CROSS JOIN listing AS l ON l.paper = p.number WHERE l.day > ''"_s,
                                jsonOf(papers));
    while (rows.next())
        days.insert(rows.day(0));
    return days;
}

// The kinds whose subject is a paper's id, for IN.
QString kindsOfPapers()
{
    QStringList names;
    for (const MarkKind &kind : markKinds)
        if (kind.subject == MarkSubject::Paper)
            names.append(u'\'' + kind.name + u'\'');
    return names.join(u',');
}

QSet<QDate> allDays(Database &database)
{
    QSet<QDate> days;
    for (const DayCount &tally : dayCounts(database))
        days.insert(tally.day);
    return days;
}

// What came before the user saw a paper is no news: `column` gets the value `none`. Few papers have
// news, and their newest events are looked up, because the range can have very many events.
void endNews(Database &database, const QString &column, const QString &none,
             const EventRange &events, ChangeSet &changes, bool named)
{
    const QString ended =
        u" FROM paper WHERE %1 > %2 AND EXISTS (SELECT 1 FROM state WHERE kind IN (%3)"
        " AND subject = paper.id AND event BETWEEN ? AND ?)"_s.arg(column, none, kindsOfPapers());
    if (named)
        for (Rows rows = database.select(u"SELECT id"_s + ended, events.first, events.last);
             rows.next();)
            changes.state.insert(PaperId{rows.text(0)});
    database.execute(
        u"UPDATE paper SET %1 = %2 WHERE number IN (SELECT number"_s.arg(column, none) + ended +
            u')',
        events.first, events.last);
}

bool hasNewsSincePassing(Database &database, const QString &id)
{
    if (!database.text(u"SELECT change FROM paper WHERE id = ?"_s, id).isEmpty())
        return true;
    const QList<Observation> newest =
        newestObservations(database, paperNumber(database, PaperId{id}));
    const qint64 passing = lastPassed(database, id);
    return std::ranges::any_of(newest,
                               [passing](const Observation &one) { return one.time > passing; });
}

// The gesture that a marking continues; empty: it begins one. Nothing was done since, neither to
// anything else nor, by undo, to the same subject, and nothing was undone.
QString continuedBy(Database &database, const Marking &marking)
{
    if (!marking.continues)
        return {};
    const QString last = database.text(
        u"SELECT action FROM event WHERE id ="
        " (SELECT event FROM state WHERE kind = ? AND subject = ?)"_s,
        QString(markKind(marking.mark).name), wantedState(database, marking).subjects.value(0));
    const std::optional<Chain> newest = nextToTakeBack(database, Direction::Undo);
    const bool isNewest = newest && newest->last == last && newest->gesture == last;
    return isNewest && !nextToTakeBack(database, Direction::Redo) ? last : QString();
}

// What a marking asks for; before it, what it ends.
QList<WantedState> wantedStates(Database &database, const Marking &marking)
{
    QList<WantedState> wanted;
    if (marking.on && markKind(marking.mark).endsLater)
        wanted.append(wantedState(
            database, {.mark = Mark::Later, .on = false, .subjects = marking.subjects}));
    wanted.append(wantedState(database, marking));
    return wanted;
}

ChangeSet pass(Database &database, const Clock &clock, QStringList papers)
{
    papers.removeDuplicates();
    papers.removeIf([&](const QString &id) { return !hasNewsSincePassing(database, id); });
    if (papers.isEmpty())
        return {};
    const EventRange events =
        EventWriter(database, clock).add(markKind(Mark::Passed).name, papers, 1);
    return foldGesture(database, Mark::Passed, events, true);
}

} // namespace

ChangeSet applyMarkings(Database &database, const Clock &clock, const QList<Marking> &markings)
{
    const Mark mark = markings.constFirst().mark;
    if (mark == Mark::Passed)
        return pass(database, clock, markings.constFirst().subjects);
    EventWriter writer(database, clock);
    if (const QString gesture = continuedBy(database, markings.constFirst()); !gesture.isEmpty())
        writer.continueAction(gesture);
    EventRange events; // ids rise within an action, so all its events are one range
    qsizetype count = 0;
    QList<WantedState> all;
    for (const Marking &marking : markings)
        all.append(wantedStates(database, marking));
    for (const WantedState &wanted : std::as_const(all)) {
        const QStringList subjects = differing(database, wanted);
        if (subjects.isEmpty())
            continue;
        const EventRange some = writer.add(wanted.kind, subjects, wanted.value, wanted.text);
        events = {.first = count == 0 ? some.first : events.first, .last = some.last};
        count += subjects.size();
    }
    if (count == 0)
        return {};
    const bool named = count <= maxNamedPapers || markKind(mark).change != MarkChange::Papers;
    const ChangeSet changes = foldGesture(database, mark, events, named);
    return named ? changes : changesOfLargeGesture(database);
}

void nameChanges(Database &database, Mark mark, const QStringList &subjects, ChangeSet &changes)
{
    QStringList papers;
    switch (markKind(mark).change) {
    case MarkChange::Papers:
        for (const QString &subject : subjects)
            papers.append(paperOf(mark, subject).text);
        for (const QString &paper : std::as_const(papers))
            changes.state.insert(PaperId{paper});
        changes.days = daysOf(database, papers);
        break;
    case MarkChange::Authors:
        changes.authors = true;
        break;
    case MarkChange::Searches:
        changes.searches = true;
        break;
    case MarkChange::Muting:
        changes.muting = true;
        break;
    case MarkChange::Fit:
        changes.fit = true;
        break;
    case MarkChange::Nothing:
        break;
    }
}

ChangeSet foldGesture(Database &database, Mark mark, const EventRange &events, bool named,
                      const QList<PaperEvents> &parts)
{
    const MarkKind &kind = markKind(mark);
    ChangeSet changes;
    const QStringList subjects = named ? changedBy(database, events) : QStringList();
    if (!named || !subjects.isEmpty())
        nameChanges(database, mark, subjects, changes);
    for (const PaperEvents &part : parts)
        foldPapers(database, part);
    if (parts.isEmpty())
        fold(database, events);
    if (kind.endsRise)
        endNews(database, u"rise"_s, u"0"_s, events, changes, named);
    if (kind.endsChange)
        endNews(database, u"change"_s, u"''"_s, events, changes, named);
    return changes;
}

ChangeSet changesOfLargeGesture(Database &database)
{
    ChangeSet changes;
    changes.everything = true;
    changes.days = allDays(database);
    return changes;
}

} // namespace broadsheet
