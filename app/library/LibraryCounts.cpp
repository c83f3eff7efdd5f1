#include "library/LibraryCounts.h"

#include "finding/AuthorQueries.h"
#include "finding/Conditions.h"
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
int unmutedWhere(Database &database, const QString &condition)
{
    const QString count = u"SELECT count(*) FROM mark WHERE "_s + condition;
    return static_cast<int>(database.number(count) - database.number(count + u" AND muted = 1"_s));
}

enum class Muted { LeftOut, Counted };

// The papers that `numbers` selects. Partial indexes say which are muted, unread and set aside, so
// no row of a paper is read.
SearchCount countOf(Database &database, const QString &numbers, Muted muted = Muted::LeftOut)
{
    Rows row = database.select(
        u"SELECT count(*), count(iif(later.paper IS NULL, unread.paper, NULL)) FROM ("_s + numbers +
            u") AS some LEFT JOIN mark AS muted INDEXED BY mark_muted"
            " ON muted.paper = some.number AND muted.muted = 1"
            " LEFT JOIN mark AS unread INDEXED BY mark_unread"
            " ON unread.paper = some.number AND unread.read = 0"
            " LEFT JOIN mark AS later INDEXED BY mark_later"
            " ON later.paper = some.number AND later.later = 1"
            " WHERE muted.paper IS NULL OR ?"_s,
        int(muted == Muted::Counted));
    return row.next() ? SearchCount{.papers = row.count(0), .unread = row.count(1)} : SearchCount();
}

// Those that are set aside are few, so their rows are read.
int unreadCount(Database &database)
{
    return unmutedWhere(database, u"read = 0"_s) -
           unmutedWhere(database, u"later = 1 AND +read = 0"_s);
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
        static_cast<int>(database.number(u"SELECT count(*) FROM mark WHERE muted = 1"_s));
    const auto papers = static_cast<int>(database.number(u"SELECT count(*) FROM paper"_s));
    const SearchCount starred =
        countOf(database, u"SELECT paper AS number FROM mark WHERE starred = 1"_s, Muted::Counted);
    const SearchCount rising = countOf(database, u"SELECT number FROM paper WHERE rise > 0"_s);
    const SearchCount changed = countOf(database, u"SELECT number FROM paper WHERE change > ''"_s);
    ViewCounts counts{
        .all = papers - muted,
        .unread = unreadCount(database),
        .starred = starred.papers,
        .later = static_cast<int>(database.number(u"SELECT count(*) FROM mark WHERE later = 1"_s)),
        .rising = rising.papers,
        .changed = changed.papers,
        .muted = muted,
        .unreadStarred = starred.unread,
        .unreadRising = rising.unread,
        .unreadChanged = changed.unread,
        .byFollowed = countOf(database, sqlPapersByFollowed())};
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
            .unread = count(u"SELECT count(*) FROM mark WHERE read = 0"_s),
            .starred = count(u"SELECT count(*) FROM mark WHERE starred = 1"_s),
            .unindexed = unindexedCount(database),
            .readOnly = database.isReadOnly()};
}

} // namespace broadsheet
