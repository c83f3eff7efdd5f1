#include "journal/ApplyMarking.h"

#include "finding/Muting.h"
#include "journal/EventSubjects.h"
#include "tables/DayCounts.h"
#include "tables/Votes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool isOfPapers(Mark mark)
{
    return mark == Mark::Read || mark == Mark::Starred || mark == Mark::Tag || mark == Mark::Note;
}

// The subjects for which these events, not folded yet, bring something else.
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

QSet<QDate> allDays(Database &database)
{
    QSet<QDate> days;
    for (const DayTally &tally : tallies(database))
        days.insert(tally.day);
    return days;
}

// Passed anew, a paper has gained nothing yet.
void endRises(Database &database, const EventRange &events, ChangeSet &changes, bool named)
{
    const QString ended = u" FROM paper WHERE rise > 0 AND id IN"
                          " (SELECT subject FROM event WHERE id BETWEEN ? AND ?)"_s;
    if (named)
        for (Rows rows = database.select(u"SELECT id"_s + ended, events.first, events.last);
             rows.next();)
            changes.state.insert(PaperId{rows.text(0)});
    database.execute(u"UPDATE paper SET rise = 0 WHERE number IN (SELECT number"_s + ended + u')',
                     events.first, events.last);
}

void nameChanges(Database &database, Mark mark, const QStringList &subjects, ChangeSet &changes)
{
    if (subjects.isEmpty())
        return;
    changes.authors = mark == Mark::Follow || mark == Mark::Person;
    changes.searches = mark == Mark::SavedSearch;
    if (!isOfPapers(mark))
        return;
    QStringList papers;
    for (const QString &subject : subjects)
        papers.append(paperOf(mark, subject).text);
    for (const QString &paper : std::as_const(papers))
        changes.state.insert(PaperId{paper});
    changes.days = daysOf(database, papers);
}

bool hasVotesSincePassing(Database &database, const QString &id)
{
    const qint64 number = database.number(u"SELECT number FROM paper WHERE id = ?"_s, id);
    const QList<Observation> newest = newestObservations(database, number);
    const qint64 passing = lastPassing(database, id);
    return std::any_of(newest.begin(), newest.end(),
                       [passing](const Observation &one) { return one.time > passing; });
}

ChangeSet pass(Database &database, QStringList papers)
{
    papers.removeDuplicates();
    papers.removeIf([&](const QString &id) { return !hasVotesSincePassing(database, id); });
    if (papers.isEmpty())
        return {};
    const EventRange events = Action(database).add(kindOf(Mark::Passed), papers, 1);
    return foldGesture(database, Mark::Passed, events, true);
}

} // namespace

ChangeSet applyMarking(Database &database, const Marking &marking)
{
    return applyMarkings(database, {marking});
}

ChangeSet applyMarkings(Database &database, const QList<Marking> &markings)
{
    const Mark mark = markings.constFirst().mark;
    if (mark == Mark::Passed)
        return pass(database, markings.constFirst().subjects);
    Action action(database);
    EventRange events; // the ids of an action grow
    qsizetype count = 0;
    for (const Marking &marking : markings) {
        const WantedState wish = wantedState(database, marking);
        const QStringList subjects = differing(database, wish);
        if (subjects.isEmpty())
            continue;
        const EventRange some = action.add(wish.kind, subjects, wish.value, wish.text);
        events = {.first = count == 0 ? some.first : events.first, .last = some.last};
        count += subjects.size();
    }
    if (count == 0)
        return {};
    const bool named = count <= mostNamed || !isOfPapers(mark);
    const ChangeSet changes = foldGesture(database, mark, events, named);
    return named ? changes : endLargeGesture(database, mark);
}

ChangeSet foldGesture(Database &database, Mark mark, const EventRange &events, bool named)
{
    ChangeSet changes;
    const QStringList subjects = named ? changedBy(database, events) : QStringList();
    nameChanges(database, mark, subjects, changes);
    fold(database, events);
    if (mark == Mark::Read || mark == Mark::Passed)
        endRises(database, events, changes, named);
    if (mark == Mark::MuteWord || mark == Mark::MuteAuthor) {
        changes.muting = !named || !subjects.isEmpty();
        changes.days = muteAnew(database);
    }
    if (mark != Mark::Read && mark != Mark::Starred)
        return changes;
    if (named)
        recount(database, changes.days);
    else
        discardTally(database);
    return changes;
}

ChangeSet endLargeGesture(Database &database, Mark mark)
{
    ChangeSet changes;
    changes.everything = true;
    if (mark == Mark::Read || mark == Mark::Starred)
        recountAll(database);
    changes.days = allDays(database);
    return changes;
}

} // namespace broadsheet
