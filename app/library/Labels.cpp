#include "library/Labels.h"

#include "library/SearchIndex.h"
#include "library/Subjects.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool isBefore(const QString &a, const QString &b)
{
    const int letters = a.compare(b, Qt::CaseInsensitive);
    return letters != 0 ? letters < 0 : a < b;
}

QString tagIn(const QString &subject)
{
    return subject.mid(subject.lastIndexOf(listSeparator) + 1);
}

} // namespace

void sortNames(QStringList &names)
{
    std::ranges::sort(names, isBefore);
}

QStringList tagsInUse(Database &database)
{
    QSet<QString> tags;
    for (Rows rows =
             database.select(u"SELECT subject FROM state WHERE kind = 'tag' AND value = 1"_s);
         rows.next();)
        tags.insert(tagIn(rows.text(0)));
    QStringList sorted = tags.values();
    sortNames(sorted);
    return sorted;
}

QStringList tagsOf(Database &database, const PaperId &paper)
{
    return labelsOf(database, {paper.text}).value(paper).tags;
}

QString noteOf(Database &database, const PaperId &paper)
{
    return database.text(
        u"SELECT text FROM state WHERE kind = 'note' AND subject = ? AND value = 1"_s, paper.text);
}

QList<SavedSearch> keptSearches(Database &database)
{
    QList<SavedSearch> searches;
    for (Rows rows = database.select(
             u"SELECT subject, text FROM state WHERE kind = 'savedSearch' AND value = 1"_s);
         rows.next();)
        searches.append({.search = rows.text(0),
                         .name = rows.text(1).isEmpty() ? rows.text(0) : rows.text(1)});
    std::ranges::sort(searches, [](const SavedSearch &a, const SavedSearch &b) {
        return a.name != b.name ? isBefore(a.name, b.name) : a.search < b.search;
    });
    return searches;
}

QHash<PaperId, Labels> labelsOf(Database &database, const QStringList &papers)
{
    QHash<PaperId, Labels> labels;
    const QSet<QString> wanted(papers.cbegin(), papers.cend());
    const QString asked = jsonOf(papers);
    // What begins with the paper and the separator: the separator's successor ends it.
    for (Rows rows = database.select(
             u"SELECT s.subject FROM json_each(?) AS asked CROSS JOIN state AS s"
             " ON s.kind = 'tag' AND s.subject >= asked.value || char(31)"
             " AND s.subject < asked.value || char(32) WHERE s.value = 1"_s,
             asked);
         rows.next();) {
        const QString subject = rows.text(0);
        const PaperId paper = paperOf(Mark::Tag, subject);
        if (wanted.contains(paper.text)) // or else it is of one whose id begins like this one's
            labels[paper].tags.append(tagIn(subject));
    }
    for (Rows rows =
             database.select(u"SELECT s.subject FROM json_each(?) AS asked CROSS JOIN state AS s"
                             " ON s.kind = 'note' AND s.subject = asked.value WHERE s.value = 1"_s,
                             asked);
         rows.next();)
        labels[PaperId{rows.text(0)}].noted = true;
    for (Labels &of : labels)
        sortNames(of.tags);
    return labels;
}

void unindexAnnotated(Database &database, const EventRange &events)
{
    QStringList papers;
    for (Rows rows = database.select(
             u"SELECT e.kind, e.subject FROM event AS e LEFT JOIN state AS s"
             " ON s.kind = e.kind AND s.subject = e.subject"
             " WHERE e.id BETWEEN ? AND ? AND e.kind IN ('tag', 'note')"
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
