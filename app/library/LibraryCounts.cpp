#include "library/LibraryCounts.h"

#include "finding/AuthorQueries.h"
#include "finding/SearchIndex.h"
#include "tables/DayCounts.h"
#include "tables/DayLedger.h"
#include "tables/MarkedSubjects.h"

#include <QFileInfo>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Without muted papers. Both counts come from an index that has just these papers.
int countWhere(Database &database, const QString &condition)
{
    const QString count = u"SELECT count(*) FROM paper WHERE "_s + condition;
    return static_cast<int>(database.number(count) - database.number(count + u" AND muted = 1"_s));
}

// Those that are set aside are few, so their rows are read.
int unreadCount(Database &database)
{
    return countWhere(database, u"read = 0"_s) - countWhere(database, u"later = 1 AND +read = 0"_s);
}

} // namespace

QList<DaySummary> daySummaries(Database &database, PapersCounted counted)
{
    QMap<QDate, DaySummary> days;
    for (const DayCount &tally : dayCounts(database))
        days.insert(tally.day, {.day = tally.day,
                                .papers = tally.papers,
                                .unread = tally.unread,
                                .starred = tally.starred});
    for (const DayOfSource &known : ledger(database, counted)) {
        DaySummary &day = days[known.day];
        day.day = known.day;
        day.sources.append(known.source);
    }
    QList<DaySummary> newestFirst = days.values();
    std::reverse(newestFirst.begin(), newestFirst.end());
    return newestFirst;
}

ViewCounts viewCounts(Database &database)
{
    const auto muted =
        static_cast<int>(database.number(u"SELECT count(*) FROM paper WHERE muted = 1"_s));
    const auto papers = static_cast<int>(database.number(u"SELECT count(*) FROM paper"_s));
    ViewCounts counts{.all = papers - muted,
                      .unread = unreadCount(database),
                      .starred = countWhere(database, u"starred = 1"_s),
                      .later = countWhere(database, u"later = 1"_s),
                      .rising = countWhere(database, u"rise > 0"_s),
                      .changed = countWhere(database, u"change > ''"_s),
                      .muted = muted};
    for (const QString &name : markedSubjects(database, Mark::Follow))
        counts.followed.append(authorSummary(database, name));
    return counts;
}

QDate nextOlderUnreadDay(Database &database, QDate after)
{
    for (const DayCount &tally : dayCounts(database)) // newest first
        if (tally.unread > 0 && (!after.isValid() || tally.day < after))
            return tally.day;
    return {};
}

LibraryInfo libraryInfo(Database &database)
{
    const auto count = [&database](const QString &sql) {
        return static_cast<int>(database.number(sql));
    };
    return {.path = database.path(),
            .schemaVersion = database.pragma(u"user_version"_s).toInt(),
            .sqliteVersion = database.text(u"SELECT sqlite_version()"_s),
            .bytes =
                QFileInfo(database.path()).size() + QFileInfo(database.path() + u"-wal"_s).size(),
            .papers = count(u"SELECT count(*) FROM paper"_s),
            .days = count(u"SELECT count(DISTINCT day) FROM listing WHERE day > ''"_s),
            .texts = count(u"SELECT count(*) FROM text"_s),
            .authors = count(u"SELECT count(DISTINCT name) FROM authorship"_s),
            .events = count(u"SELECT count(*) FROM event"_s),
            .unread = count(u"SELECT count(*) FROM paper WHERE read = 0"_s),
            .starred = count(u"SELECT count(*) FROM paper WHERE starred = 1"_s),
            .unindexed = unindexedCount(database),
            .readOnly = database.isReadOnly()};
}

} // namespace broadsheet
