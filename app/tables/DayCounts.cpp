#include "tables/DayCounts.h"

#include "tables/PaperFlags.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// An index of `listing` holds days and papers in order, and indexes of `paper` the marks: no row of
// either table is read.
QList<DayTally> counted(Database &database)
{
    const PaperSet unread = papersThatAre(database, PaperFlag::Unread);
    const PaperSet starred = papersThatAre(database, PaperFlag::Starred);
    const PaperSet muted = papersThatAre(database, PaperFlag::Muted);
    QList<DayTally> days;
    QByteArray day;
    qint64 last = -1;
    Statement rows(database, "SELECT day, paper FROM listing WHERE day > '' ORDER BY day, paper");
    while (rows.step()) {
        const qint64 paper = rows.number(1);
        if (rows.utf8(0) != day) {
            day = rows.utf8(0).toByteArray();
            last = -1;
            days.append({.day = QDate::fromString(rows.text(0), Qt::ISODate)});
        }
        if (paper == last || muted.contains(paper))
            continue; // said by two sources
        last = paper;
        DayTally &tally = days.last();
        ++tally.papers;
        tally.unread += unread.contains(paper) ? 1 : 0;
        tally.starred += starred.contains(paper) ? 1 : 0;
    }
    std::reverse(days.begin(), days.end());
    return days;
}

QList<DayTally> kept(Database &database)
{
    QList<DayTally> days;
    Statement rows(database, "SELECT day, papers, unread, starred FROM tally ORDER BY day DESC");
    const auto count = [&rows](int column) { return static_cast<int>(rows.number(column)); };
    while (rows.step())
        days.append({.day = QDate::fromString(rows.text(0), Qt::ISODate),
                     .papers = count(1),
                     .unread = count(2),
                     .starred = count(3)});
    return days;
}

bool isKept(Database &database)
{
    return database.number(u"SELECT EXISTS (SELECT 1 FROM tally)"_s) != 0;
}

void write(Database &database, const DayTally &tally)
{
    database.execute(u"INSERT OR REPLACE INTO tally (day, papers, unread, starred)"
                     " VALUES (?, ?, ?, ?)"_s,
                     tally.day, tally.papers, tally.unread, tally.starred);
}

void recountDay(Database &database, QDate day)
{
    DayTally tally{.day = day};
    bool listed = false;
    {
        Rows row =
            database.select(u"SELECT count(*), sum(p.muted = 0), sum(p.muted = 0 AND p.read = 0),"
                            " sum(p.muted = 0 AND p.starred = 1)"
                            " FROM (SELECT DISTINCT paper FROM listing WHERE day = ?) AS l"
                            " CROSS JOIN paper AS p ON p.number = l.paper"_s,
                            day);
        listed = row.next() && row.count(0) > 0;
        if (listed) {
            tally.papers = row.count(1);
            tally.unread = row.count(2);
            tally.starred = row.count(3);
        }
    }
    if (listed)
        write(database, tally);
    else
        database.execute(u"DELETE FROM tally WHERE day = ?"_s, day);
}

} // namespace

QList<DayTally> tallies(Database &database)
{
    const QList<DayTally> days = kept(database);
    return days.isEmpty() ? counted(database) : days;
}

void recount(Database &database, const QSet<QDate> &days)
{
    if (days.isEmpty())
        return;
    if (!isKept(database))
        return recountAll(database);
    for (const QDate day : days)
        if (day.isValid())
            recountDay(database, day);
}

void recountAll(Database &database)
{
    const QList<DayTally> days = counted(database);
    discardTally(database);
    for (const DayTally &tally : days)
        write(database, tally);
}

void discardTally(Database &database)
{
    database.execute(u"DELETE FROM tally"_s);
}

void ensureTally(Database &database)
{
    if (isKept(database) || database.number(u"SELECT EXISTS (SELECT 1 FROM listing)"_s) == 0)
        return;
    Transaction transaction(database);
    recountAll(database);
    transaction.commit();
}

} // namespace broadsheet
