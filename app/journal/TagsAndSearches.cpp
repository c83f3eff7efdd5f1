#include "journal/TagsAndSearches.h"

#include "finding/SearchIndex.h"
#include "journal/EventSubjects.h"
#include "papers/SortNames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

QStringList tagsInUse(Database &database)
{
    QSet<QString> tags;
    for (Rows rows =
             database.select(u"SELECT subject FROM state WHERE kind = 'tag' AND value = 1"_s);
         rows.next();)
        tags.insert(markingFrom(Mark::Tag, rows.text(0), 1, {}).text);
    QStringList sorted = tags.values();
    sortNames(sorted);
    return sorted;
}

QList<SavedSearch> keptSearches(Database &database)
{
    QList<SavedSearch> searches;
    for (Rows rows = database.select(
             u"SELECT subject, text FROM state WHERE kind = 'savedSearch' AND value = 1"_s);
         rows.next();)
        searches.append(
            {.search = rows.text(0), .name = rows.text(1).isEmpty() ? rows.text(0) : rows.text(1)});
    std::ranges::sort(searches, [](const SavedSearch &a, const SavedSearch &b) {
        return a.name != b.name ? sortsBefore(a.name, b.name) : a.search < b.search;
    });
    return searches;
}

void unindexAnnotated(Database &database, const EventRange &events)
{
    QStringList papers;
    for (Rows rows =
             database.select(u"SELECT e.kind, e.subject FROM event AS e LEFT JOIN state AS s"
                             " ON s.kind = e.kind AND s.subject = e.subject"
                             " WHERE e.id BETWEEN ? AND ? AND +e.kind IN ('tag', 'note')"
                             " AND (ifnull(s.value, 0), ifnull(s.text, '')) <> (e.value, e.text)"_s,
                             events.first, events.last);
         rows.next();)
        papers.append(paperOf(*markOf(rows.text(0)), rows.text(1)).text);
    papers.removeDuplicates();
    for (const QString &paper : std::as_const(papers))
        if (const qint64 number =
                database.number(u"SELECT number FROM paper WHERE id = ?"_s, paper))
            unindex(database, number);
}

} // namespace broadsheet
