#include "tables/DayCounts.h"

#include "sqlite/Transaction.h"
#include "tables/PaperFlags.h"
#include "tables/PaperNumbers.h"

#include <QHash>

#include <algorithm>
#include <utility>

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
            " CROSS JOIN mark AS p ON p.paper = l.paper"_s,
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

// How many of these papers each day lists and counts under the mark: unread are those that are not
// set aside, starred all.
QHash<QByteArray, int> papersByDay(Database &database, Mark mark, const QList<qint32> &papers)
{
    const QByteArray counted = mark == Mark::Starred ? "true"
                               : mark == Mark::Read  ? "p.later = 0"
                                                     : "p.read = 0";
    const QByteArray sql = "SELECT p.paper, l.day FROM json_each(?) AS asked"
                           " CROSS JOIN mark AS p ON p.paper = asked.value"
                           " CROSS JOIN listing AS l ON l.paper = p.paper"
                           " WHERE p.muted = 0 AND l.day > '' AND " +
                           counted;
    Statement rows(database, sql.constData());
    rows.with(jsonOf(papers));
    QHash<QByteArray, int> counts;
    QList<QByteArray> days; // of `last`, which two sources can have listed on the same day
    qint64 last = -1;
    while (rows.step()) {
        if (const qint64 number = rows.number(0); number != std::exchange(last, number))
            days.clear();
        const QByteArrayView day = rows.utf8(1);
        if (std::ranges::find(days, day) != days.end())
            continue;
        days.append(day.toByteArray());
        ++counts[days.constLast()];
    }
    return counts;
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

void addToDayCounts(Database &database, Mark mark, bool on, const QList<qint32> &papers)
{
    const bool isStar = mark == Mark::Starred;
    const QHash<QByteArray, int> days = papersByDay(database, mark, papers);
    Statement add(database, isStar ? "UPDATE tally SET starred = starred + ? WHERE day = ?"
                                   : "UPDATE tally SET unread = unread + ? WHERE day = ?");
    for (const auto &[day, count] : days.asKeyValueRange())
        (void)add.with(on == isStar ? count : -count, QString::fromUtf8(day)).step();
}

bool addPapersToDayCounts(Database &database, int by, const QString &numbers)
{
    if (!isFilled(database))
        return false;
    database.execute(u"INSERT INTO tally (day, papers, unread, starred)"
                     " SELECT day, ? * sum(shown), ? * sum(shown AND waits),"
                     "  ? * sum(shown AND starred = 1) FROM (SELECT DISTINCT l.day AS day,"
                     "   p.paper AS number, p.muted = 0 AS shown,"
                     "   p.read = 0 AND p.later = 0 AS waits,"
                     "   p.starred AS starred FROM json_each(?) AS asked"
                     "   CROSS JOIN mark AS p ON p.paper = asked.value"
                     "   CROSS JOIN listing AS l ON l.paper = p.paper WHERE l.day > '')"
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
