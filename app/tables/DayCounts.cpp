#include "tables/DayCounts.h"

#include "sqlite/Transaction.h"
#include "tables/PaperFlags.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Reads only indexes: one of `listing` holds days and papers in order, those of `paper` the marks.
QList<DayCount> counted(Database &database)
{
    const PaperSet unread = waitingPapers(database);
    const PaperSet starred = papersThatAre(database, PaperFlag::Starred);
    const PaperSet muted = papersThatAre(database, PaperFlag::Muted);
    QList<DayCount> days;
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
            continue; // listed by two sources, or muted
        last = paper;
        DayCount &count = days.last();
        ++count.papers;
        count.unread += unread.contains(paper) ? 1 : 0;
        count.starred += starred.contains(paper) ? 1 : 0;
    }
    std::reverse(days.begin(), days.end());
    return days;
}

QList<DayCount> storedCounts(Database &database)
{
    QList<DayCount> days;
    Statement rows(database, "SELECT day, papers, unread, starred FROM tally ORDER BY day DESC");
    const auto count = [&rows](int column) { return static_cast<int>(rows.number(column)); };
    while (rows.step())
        days.append({.day = QDate::fromString(rows.text(0), Qt::ISODate),
                     .papers = count(1),
                     .unread = count(2),
                     .starred = count(3)});
    return days;
}

bool isFilled(Database &database)
{
    return database.number(u"SELECT EXISTS (SELECT 1 FROM tally)"_s) != 0;
}

void write(Database &database, const DayCount &count)
{
    database.execute(u"INSERT OR REPLACE INTO tally (day, papers, unread, starred)"
                     " VALUES (?, ?, ?, ?)"_s,
                     count.day, count.papers, count.unread, count.starred);
}

void updateDay(Database &database, QDate day)
{
    DayCount count{.day = day};
    bool listed = false;
    {
        Rows row = database.select(
            u"SELECT count(*), sum(p.muted = 0), sum(p.muted = 0 AND p.read = 0 AND p.later = 0),"
            " sum(p.muted = 0 AND p.starred = 1)"
            " FROM (SELECT DISTINCT paper FROM listing WHERE day = ?) AS l"
            " CROSS JOIN paper AS p ON p.number = l.paper"_s,
            day);
        listed = row.next() && row.count(0) > 0;
        if (listed) {
            count.papers = row.count(1);
            count.unread = row.count(2);
            count.starred = row.count(3);
        }
    }
    if (listed)
        write(database, count);
    else
        database.execute(u"DELETE FROM tally WHERE day = ?"_s, day);
}

} // namespace

QList<DayCount> dayCounts(Database &database)
{
    const QList<DayCount> days = storedCounts(database);
    return days.isEmpty() ? counted(database) : days;
}

void updateDayCounts(Database &database, const QSet<QDate> &days)
{
    if (days.isEmpty())
        return;
    if (!isFilled(database))
        return updateAllDayCounts(database);
    for (const QDate day : days)
        if (day.isValid())
            updateDay(database, day);
}

void updateAllDayCounts(Database &database)
{
    const QList<DayCount> days = counted(database);
    clearDayCounts(database);
    for (const DayCount &count : days)
        write(database, count);
}

void clearDayCounts(Database &database)
{
    database.execute(u"DELETE FROM tally"_s);
}

void ensureDayCounts(Database &database)
{
    if (isFilled(database) || database.number(u"SELECT EXISTS (SELECT 1 FROM listing)"_s) == 0)
        return;
    Transaction transaction(database);
    updateAllDayCounts(database);
    transaction.commit();
}

} // namespace broadsheet
