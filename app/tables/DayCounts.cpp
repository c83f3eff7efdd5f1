#include "tables/DayCounts.h"

#include "sqlite/Transaction.h"
#include "tables/PaperFlags.h"

#include <QHash>

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

void addToDayCounts(Database &database, Mark mark, bool on, const QString &numbers)
{
    // Unread is counted of papers that are not set aside, and starred of all.
    const bool isStar = mark == Mark::Starred;
    const QString column = isStar ? u"starred"_s : u"unread"_s;
    const QString counted = isStar               ? u"true"_s
                            : mark == Mark::Read ? u"p.later = 0"_s
                                                 : u"p.read = 0"_s;
    database.execute(u"UPDATE tally SET %1 = %1 + ? * listed.papers FROM"
                     " (SELECT l.day AS day, count(DISTINCT l.paper) AS papers"
                     "  FROM json_each(?) AS asked CROSS JOIN paper AS p ON p.number = asked.value"
                     "  CROSS JOIN listing AS l ON l.paper = p.number"
                     "  WHERE p.muted = 0 AND %2 AND l.day > '' GROUP BY l.day) AS listed"
                     " WHERE tally.day = listed.day"_s.arg(column, counted),
                     on == isStar ? 1 : -1, numbers);
}

bool addPapersToDayCounts(Database &database, int by, const QString &numbers)
{
    if (!isFilled(database))
        return false;
    database.execute(u"INSERT INTO tally (day, papers, unread, starred)"
                     " SELECT day, ? * sum(shown), ? * sum(shown AND waits),"
                     "  ? * sum(shown AND starred = 1) FROM (SELECT DISTINCT l.day AS day,"
                     "   p.number AS number, p.muted = 0 AS shown,"
                     "   p.read = 0 AND p.later = 0 AS waits,"
                     "   p.starred AS starred FROM json_each(?) AS asked"
                     "   CROSS JOIN paper AS p ON p.number = asked.value"
                     "   CROSS JOIN listing AS l ON l.paper = p.number WHERE l.day > '')"
                     " WHERE true GROUP BY day ON CONFLICT (day) DO UPDATE SET"
                     " papers = papers + excluded.papers, unread = unread + excluded.unread,"
                     " starred = starred + excluded.starred"_s,
                     by, by, by, numbers);
    return true;
}

void clearDayCounts(Database &database)
{
    database.execute(u"DELETE FROM tally"_s);
}

qsizetype wrongDayCounts(Database &database)
{
    const QList<DayCount> stored = storedCounts(database);
    if (stored.isEmpty())
        return 0;
    QHash<QDate, DayCount> expected;
    for (const DayCount &count : counted(database))
        expected.insert(count.day, count);
    qsizetype wrong = 0;
    for (const DayCount &count : stored)
        wrong += expected.take(count.day) == count ? 0 : 1;
    return wrong + expected.size();
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
