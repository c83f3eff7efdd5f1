#include "library/Overview.h"

#include "library/Find.h"
#include "library/Ledger.h"
#include "library/SearchIndex.h"

#include <QFileInfo>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int maxCoAuthors = 12;

// The papers (column `number`, `id`) that are read or starred: a condition on `p`.
QString isRead()
{
    return u"EXISTS (SELECT 1 FROM state WHERE kind = 'read' AND subject = p.id AND value = 1)"_s;
}

QString isStarred()
{
    return u"EXISTS (SELECT 1 FROM state WHERE kind = 'starred' AND subject = p.id AND value = 1)"_s;
}

QList<CoAuthor> coAuthorsIn(const QList<PaperRow> &papers, const QString &name)
{
    QHash<QString, int> counts;
    for (const PaperRow &paper : papers) {
        const QSet<QString> names(paper.authors.cbegin(), paper.authors.cend());
        for (const QString &other : names)
            if (other != name)
                ++counts[other];
    }
    QList<CoAuthor> coAuthors;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        coAuthors.append({.name = it.key(), .papers = it.value()});
    std::sort(coAuthors.begin(), coAuthors.end(), [](const CoAuthor &a, const CoAuthor &b) {
        return a.papers != b.papers ? a.papers > b.papers : a.name < b.name;
    });
    if (coAuthors.size() > maxCoAuthors)
        coAuthors.resize(maxCoAuthors);
    return coAuthors;
}

} // namespace

QList<DaySummary> daySummaries(Database &database)
{
    QMap<QDate, DaySummary> days;
    {
        Rows rows = database.select(
            u"SELECT l.day, count(*), sum(NOT "_s + isRead() + u"), sum("_s + isStarred() +
            u") FROM (SELECT DISTINCT day, paper FROM listing WHERE day > '') AS l"
            " JOIN paper AS p ON p.number = l.paper GROUP BY l.day"_s);
        while (rows.next())
            days.insert(rows.day(0), {.day = rows.day(0),
                                      .papers = rows.count(1),
                                      .unread = rows.count(2),
                                      .starred = rows.count(3),
                                      .sources = {}});
    }
    for (const DayOfSource &known : ledger(database)) {
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
    ViewCounts counts;
    {
        Rows rows = database.select(u"SELECT count(*), sum(NOT "_s + isRead() + u"), sum("_s +
                                    isStarred() + u"), sum(p.rise > 0) FROM paper AS p"_s);
        if (rows.next()) {
            counts.all = rows.count(0);
            counts.unread = rows.count(1);
            counts.starred = rows.count(2);
            counts.rising = rows.count(3);
        }
    }
    QStringList names;
    {
        Rows rows = database.select(
            u"SELECT subject FROM state WHERE kind = 'follow' AND value = 1 ORDER BY subject"_s);
        while (rows.next())
            names.append(rows.text(0));
    }
    for (const QString &name : std::as_const(names))
        counts.followed.append(authorSummary(database, name));
    return counts;
}

AuthorSummary authorSummary(Database &database, const QString &name)
{
    Rows rows = database.select(
        u"SELECT count(*), sum(NOT "_s + isRead() +
            u"), (SELECT value FROM state WHERE kind = 'follow' AND subject = ?)"
            " FROM authorship AS a JOIN paper AS p ON p.number = a.paper WHERE a.name = ?"_s,
        name, name);
    if (!rows.next())
        return {.name = name};
    return {
        .name = name, .papers = rows.count(0), .unread = rows.count(1), .followed = rows.flag(2)};
}

AuthorPapers authorPapers(Database &database, const QString &name)
{
    const QString simple = name.simplified();
    AuthorPapers result{.author = authorSummary(database, simple),
                        .papers = listOf(database, {.author = simple, .sort = SortKey::Date}),
                        .coAuthors = {}};
    result.coAuthors = coAuthorsIn(result.papers, simple);
    return result;
}

QDate nextOlderUnreadDay(Database &database, QDate after)
{
    const QString day =
        database.text(u"SELECT l.day FROM listing AS l JOIN paper AS p ON p.number = l.paper"
                      " WHERE l.day > '' AND l.day < ? AND NOT "_s +
                          isRead() + u" ORDER BY l.day DESC LIMIT 1"_s,
                      after.isValid() ? after : QDate(9999, 12, 31));
    return QDate::fromString(day, Qt::ISODate);
}

LibraryInfo libraryInfo(Database &database)
{
    const auto count = [&database](const QString &sql) {
        return static_cast<int>(database.number(sql));
    };
    const ViewCounts views = viewCounts(database);
    return {.path = database.path(),
            .schemaVersion = database.pragma(u"user_version"_s).toInt(),
            .sqliteVersion = database.text(u"SELECT sqlite_version()"_s),
            .bytes =
                QFileInfo(database.path()).size() + QFileInfo(database.path() + u"-wal"_s).size(),
            .papers = views.all,
            .days = count(u"SELECT count(DISTINCT day) FROM listing WHERE day > ''"_s),
            .texts = count(u"SELECT count(*) FROM text"_s),
            .authors = count(u"SELECT count(DISTINCT name) FROM authorship"_s),
            .events = count(u"SELECT count(*) FROM event"_s),
            .unread = views.unread,
            .starred = views.starred,
            .unindexed = unindexedPapers(database),
            .readOnly = database.isReadOnly()};
}

} // namespace broadsheet
