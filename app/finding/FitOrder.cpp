#include "finding/FitOrder.h"

#include "finding/PaperSorter.h"
#include "tables/FitNumbers.h"
#include "tables/PaperFlags.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace broadsheet {

namespace {

struct Rated
{
    FitNumber fit;
    qint64 paper;
};
using RatedPapers = std::vector<Rated>;

constexpr qsizetype beginning = 10; // of a list, a part of which is for exploration
constexpr int unsureFrom = 25;      // percent
constexpr int unsureTo = 75;
constexpr qsizetype readSingly = 2000; // more papers are found faster along an index

PaperSet papersOf(Database &database, const ListFilter &filter)
{
    PaperSet papers = filter.included ? *filter.included : papersThatAre(database, PaperFlag::All);
    papers -= filter.excluded;
    if (filter.unreadOnly)
        papers &= papersThatAre(database, PaperFlag::Unread);
    return papers;
}

RatedPapers ratedAmong(Database &database, const PaperSet &papers, const QString &profile)
{
    const QList<FitNumber> numbers = FitNumbers(database, profile).all();
    RatedPapers rated;
    papers.forEach([&](qint64 paper) {
        if (const FitNumber fit = numbers.value(paper); fit != 0)
            rated.push_back({fit, paper});
    });
    return rated;
}

// Papers whose number another one has, too.
PaperSet equalPapers(const RatedPapers &sorted)
{
    PaperSet papers;
    for (size_t i = 1; i < sorted.size(); ++i)
        if (sorted[i].fit == sorted[i - 1].fit) {
            papers.insert(sorted[i - 1].paper);
            papers.insert(sorted[i].paper);
        }
    return papers;
}

// By paper, its place among these, the newest first.
std::vector<qint32> placesByDay(Database &database, const PaperSet &papers)
{
    std::vector<qint32> places;
    qint32 next = 0;
    const auto add = [&](qint64 paper) {
        if (paper >= std::ssize(places))
            places.resize(size_t(paper) + 1);
        places[size_t(paper)] = next++;
    };
    if (papers.count() <= readSingly) {
        const PaperSorter sorter(database, traitsOf(SortKey::Date), false, {});
        for (const std::vector<SortedPaper> sorted = sorter.sorted(papers);
             const SortedPaper &paper : sorted)
            add(paper.number);
        return places;
    }
    Statement all(database, "SELECT number FROM paper ORDER BY day DESC, id");
    while (all.step())
        if (const qint64 paper = all.number(0); papers.contains(paper))
            add(paper);
    return places;
}

// The order must not depend on the numbers that papers happen to have in this library.
// Ascending it is the other way round, as in lists by other keys.
void sortByFit(Database &database, RatedPapers &rated, bool ascending)
{
    std::ranges::sort(rated, std::greater(), &Rated::fit);
    const std::vector<qint32> places = placesByDay(database, equalPapers(rated));
    for (auto begin = rated.begin(); begin != rated.end();) {
        const auto end = std::find_if(begin, rated.end(),
                                      [&](const Rated &other) { return other.fit != begin->fit; });
        if (end - begin > 1)
            std::sort(begin, end, [&places](const Rated &a, const Rated &b) {
                return places[size_t(a.paper)] < places[size_t(b.paper)];
            });
        begin = end;
    }
    if (ascending)
        std::ranges::reverse(rated);
}

// Of these papers those that have the most votes.
QList<qint64> mostVoted(Database &database, const PaperSet &papers, qsizetype count)
{
    QList<qint64> found;
    if (papers.count() <= readSingly) {
        const auto sorted =
            PaperSorter(database, traitsOf(SortKey::Votes), false, {}).sorted(papers);
        for (const SortedPaper &paper : sorted)
            if (paper.value > 0 && found.size() < count)
                found.append(paper.number);
        return found;
    }
    Statement voted(database, "SELECT number FROM paper WHERE votes > 0"
                              " ORDER BY votes DESC, day DESC, id");
    while (found.size() < count && voted.step())
        if (papers.contains(voted.number(0)))
            found.append(voted.number(0));
    return found;
}

// Moves papers to the end of the first ten that other readers voted for and that may fit or not.
void explore(Database &database, RatedPapers &rated, int percent)
{
    const auto wanted =
        std::clamp<qsizetype>(std::lround(percent * beginning / 100.0), 0, beginning / 2);
    if (wanted == 0 || std::ssize(rated) <= beginning)
        return;
    PaperSet unsure;
    for (auto paper = rated.begin() + beginning; paper != rated.end(); ++paper)
        if (const int fit = *fitPercent(paper->fit); fit >= unsureFrom && fit <= unsureTo)
            unsure.insert(paper->paper);
    const QList<qint64> found = mostVoted(database, unsure, wanted);
    for (qsizetype i = 0; i < found.size(); ++i) {
        const auto paper = std::ranges::find(rated, found[i], &Rated::paper);
        std::rotate(rated.begin() + beginning - found.size() + i, paper, paper + 1);
    }
}

} // namespace

QList<qint32> numbersByFit(Database &database, const Query &query, const ListFilter &filter,
                           const OrderOptions &options)
{
    RatedPapers rated = ratedAmong(database, papersOf(database, filter), query.profile);
    sortByFit(database, rated, query.ascending);
    if (!query.ascending)
        explore(database, rated, query.exploration);
    QList<qint32> numbers;
    ListFilter others = filter;
    for (const Rated &paper : rated) {
        if (numbers.size() >= options.limit)
            return numbers;
        const Match match = options.check ? options.check(paper.paper) : Match::Yes;
        if (match == Match::Unknown)
            return numbers;
        if (match == Match::Yes)
            numbers.append(static_cast<qint32>(paper.paper));
        others.excluded.insert(paper.paper);
    }
    Query newest = query;
    newest.sort = SortKey::Date;
    newest.ascending = false;
    OrderOptions rest = options;
    rest.limit -= numbers.size();
    return numbers + sortedNumbers(database, newest, others, rest);
}

} // namespace broadsheet
