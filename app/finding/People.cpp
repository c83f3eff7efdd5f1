#include "finding/People.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace broadsheet {

namespace {

constexpr int maxCoAuthors = 12;

using Papers = QList<const PaperRow *>;

// Some lists of authors end in "+" or the like for names that were left out.
bool isName(const QString &name)
{
    return std::any_of(name.cbegin(), name.cend(), [](QChar c) { return c.isLetter(); });
}

QSet<QString> othersOn(const PaperRow &paper, const QString &name)
{
    QSet<QString> others;
    for (const QString &author : paper.authors)
        if (author != name && isName(author))
            others.insert(author);
    return others;
}

QSet<QString> othersOn(const Papers &papers, const QString &name)
{
    QSet<QString> others;
    for (const PaperRow *paper : papers)
        others.unite(othersOn(*paper, name));
    return others;
}

// Groups papers that share co-authors, directly or through other papers; each newest first.
QList<Papers> linked(const Papers &papers, const QString &name)
{
    QList<qsizetype> parents(papers.size());
    std::iota(parents.begin(), parents.end(), qsizetype{0});
    const auto root = [&parents](qsizetype place) {
        while (parents[place] != place)
            place = parents[place] = parents[parents[place]];
        return place;
    };
    QHash<QString, qsizetype> firstWith;
    for (qsizetype i = 0; i < papers.size(); ++i)
        for (const QString &other : othersOn(*papers[i], name)) {
            const auto first = firstWith.constFind(other);
            if (first == firstWith.cend())
                firstWith.insert(other, i);
            else
                parents[root(i)] = root(*first);
        }
    QMap<qsizetype, Papers> groups;
    for (qsizetype i = 0; i < papers.size(); ++i)
        groups[root(i)].append(papers[i]);
    return groups.values();
}

// The person with the most co-authors in common, the smallest number among equals; 0: no person.
int nearestPerson(const Papers &papers, const QString &name,
                  const QMap<int, QSet<QString>> &coAuthors)
{
    const QSet<QString> others = othersOn(papers, name);
    int nearest = 0;
    qsizetype most = 0;
    for (auto person = coAuthors.cbegin(); person != coAuthors.cend(); ++person) {
        const qsizetype shared = std::ranges::count_if(
            others, [&person](const QString &other) { return person->contains(other); });
        if (shared > most) {
            most = shared;
            nearest = person.key();
        }
    }
    return nearest;
}

AuthorGroup groupOf(int person, Papers papers, const QString &name)
{
    std::ranges::sort(papers, [](const PaperRow *a, const PaperRow *b) {
        return a->day != b->day ? a->day > b->day : a->id < b->id;
    });
    AuthorGroup group{.person = person, .coAuthors = coAuthorsOf(papers, name)};
    for (const PaperRow *paper : std::as_const(papers))
        group.papers.append(paper->id.text);
    return group;
}

void sortGroups(QList<AuthorGroup> &groups)
{
    std::ranges::sort(groups, [](const AuthorGroup &a, const AuthorGroup &b) {
        if (a.papers.size() != b.papers.size())
            return a.papers.size() > b.papers.size();
        return a.papers < b.papers;
    });
}

} // namespace

QList<CoAuthor> coAuthorsOf(const Papers &papers, const QString &name)
{
    QHash<QString, int> counts;
    for (const PaperRow *paper : papers)
        for (const QString &other : othersOn(*paper, name))
            ++counts[other];
    QList<CoAuthor> coAuthors;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        coAuthors.append({.name = it.key(), .papers = it.value()});
    std::ranges::sort(coAuthors, [](const CoAuthor &a, const CoAuthor &b) {
        return a.papers != b.papers ? a.papers > b.papers : a.name < b.name;
    });
    if (coAuthors.size() > maxCoAuthors)
        coAuthors.resize(maxCoAuthors);
    return coAuthors;
}

QList<AuthorGroup> peopleBehind(const QList<PaperRow> &newestFirst, const QString &name,
                                const QHash<PaperId, int> &persons)
{
    QMap<int, Papers> known;
    Papers unknown;
    for (const PaperRow &paper : newestFirst) {
        if (const int person = persons.value(paper.id); person > 0)
            known[person].append(&paper);
        else if (!othersOn(paper, name).isEmpty())
            unknown.append(&paper);
    }
    QMap<int, QSet<QString>> coAuthors;
    for (const auto &[person, papers] : std::as_const(known).asKeyValueRange())
        coAuthors.insert(person, othersOn(papers, name));

    QList<AuthorGroup> groups;
    for (const Papers &papers : linked(unknown, name)) {
        if (const int person = nearestPerson(papers, name, coAuthors); person > 0)
            known[person].append(papers);
        else if (papers.size() > 1)
            groups.append(groupOf(0, papers, name));
    }
    for (const auto &[person, papers] : std::as_const(known).asKeyValueRange())
        groups.append(groupOf(person, papers, name));
    if (groups.size() < 2)
        return {};
    sortGroups(groups);
    return groups;
}

} // namespace broadsheet
