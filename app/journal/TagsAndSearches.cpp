#include "journal/TagsAndSearches.h"

#include "finding/SearchIndex.h"
#include "journal/EventSubjects.h"
#include "papers/MarkKinds.h"
#include "papers/SortNames.h"
#include "tables/MarkedSubjects.h"
#include "tables/PaperNumbers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

QStringList tagsInUse(Database &database)
{
    QSet<QString> tags;
    for (const QString &subject : markedSubjects(database, Mark::Tag))
        tags.insert(markingFrom(Mark::Tag, subject, 1, {}).text);
    QStringList sorted = tags.values();
    sortNames(sorted);
    return sorted;
}

// As for the other numbers of the sidebar, partial indexes say which papers are muted and unread.
QList<TagCount> tagCounts(Database &database)
{
    QList<TagCount> tags;
    Rows rows =
        database.select(u"SELECT s.tag, count(CASE WHEN muted.paper IS NULL THEN p.number END),"
                        " count(CASE WHEN muted.paper IS NULL THEN unread.paper END)"
                        " FROM (SELECT substr(subject, 1, instr(subject, char(31)) - 1) AS id,"
                        " substr(subject, instr(subject, char(31)) + 1) AS tag"
                        " FROM state WHERE kind = 'tag' AND value <> 0) AS s"
                        " LEFT JOIN paper AS p ON p.id = s.id"
                        " LEFT JOIN mark AS muted INDEXED BY mark_muted"
                        " ON muted.paper = p.number AND muted.muted = 1"
                        " LEFT JOIN mark AS unread INDEXED BY mark_unread"
                        " ON unread.paper = p.number AND unread.read = 0 GROUP BY s.tag"_s);
    while (rows.next())
        tags.append(
            {.tag = rows.text(0), .count = {.papers = rows.count(1), .unread = rows.count(2)}});
    std::ranges::sort(tags, sortsBefore, &TagCount::tag);
    return tags;
}

QList<SavedSearch> keptSearches(Database &database)
{
    QList<SavedSearch> searches;
    Rows rows = database.select(u"SELECT subject, text FROM state WHERE kind = ? AND value <> 0"_s,
                                QString(markKind(Mark::SavedSearch).name));
    while (rows.next()) {
        const QString search = rows.text(0);
        const QString name = rows.text(1);
        searches.append({.search = search, .name = name.isEmpty() ? search : name});
    }
    std::ranges::sort(searches, [](const SavedSearch &a, const SavedSearch &b) {
        return a.name != b.name ? sortsBefore(a.name, b.name) : a.search < b.search;
    });
    return searches;
}

void unindexAnnotated(Database &database, const EventRange &events)
{
    // "+" keeps SQLite from starting with all events of these kinds.
    static const QString sql =
        u"SELECT e.kind, e.subject FROM event AS e LEFT JOIN state AS s"
        " ON s.kind = e.kind AND s.subject = e.subject"
        " WHERE e.id BETWEEN ? AND ? AND +e.kind IN ("_s +
        sqlKinds(&MarkKind::isIndexed) +
        u") AND (ifnull(s.value, 0), ifnull(s.text, '')) <> (e.value, e.text)"_s;
    QSet<PaperId> papers;
    for (Rows rows = database.select(sql, events.first, events.last); rows.next();)
        papers.insert(paperOf(*markNamed(rows.text(0)), rows.text(1)));
    for (const PaperId &paper : std::as_const(papers))
        if (const qint64 number = paperNumber(database, paper))
            unindex(database, number);
}

} // namespace broadsheet
