#include "finding/PaperLists.h"

#include "finding/Conditions.h"
#include "finding/ExpressionFinder.h"
#include "finding/FirstScreen.h"
#include "finding/KnownLists.h"
#include "finding/ListOrder.h"
#include "search/ParseSearch.h"
#include "sqlite/Transaction.h"
#include "tables/PaperFlags.h"
#include "tables/PaperNumbers.h"
#include "tables/RowReader.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

PaperSet papersBy(Database &database, const QString &name)
{
    Statement papers(database, "SELECT paper FROM authorship WHERE name = ?");
    return numbersFrom(papers.with(name.simplified()));
}

PaperSet papersStarredByOthers(Database &database)
{
    Statement papers(database, "SELECT p.number FROM lab_mark AS m JOIN paper AS p"
                               " ON p.id = m.paper WHERE m.kind = 'star' AND m.own = 0");
    return numbersFrom(papers);
}

// All conditions of a query except its search.
ListFilter filterFor(Database &database, const Query &query)
{
    ListFilter filter{.unreadOnly = query.unread};
    if (query.from.isValid() || query.to.isValid())
        filter.included = papersWith(
            database, {.kind = Expression::Kind::Days, .from = query.from, .to = query.to});
    if (query.starred)
        intersect(filter.included, papersThatAre(database, PaperFlag::Starred));
    if (query.starredByOthers)
        intersect(filter.included, papersStarredByOthers(database));
    if (query.later)
        intersect(filter.included, papersThatAre(database, PaperFlag::Later));
    if (query.rising)
        intersect(filter.included, papersThatAre(database, PaperFlag::Rising));
    if (query.changed)
        intersect(filter.included, papersThatAre(database, PaperFlag::Changed));
    if (query.followed)
        intersect(filter.included, papersWith(database, {.kind = Expression::Kind::Fact,
                                                         .fact = SearchFact::Followed}));
    if (!query.author.isEmpty())
        intersect(filter.included, papersBy(database, query.author));
    if (!query.withMuted)
        filter.excluded = papersThatAre(database, PaperFlag::Muted);
    if (!query.withLater)
        filter.excluded |= papersThatAre(database, PaperFlag::Later);
    return filter;
}

struct Found
{
    ListFilter filter;
    PaperSet heads;  // by Relevance: the papers that come first
    DayRange listed; // see OrderOptions
};

Found findFor(Database &database, const Query &query)
{
    Found found{.filter = filterFor(database, query)};
    ListFilter &filter = found.filter;
    if (std::exchange(filter.unreadOnly, false))
        intersect(filter.included, papersThatAre(database, PaperFlag::Unread));
    const Expression asked = parseSearch(query.search).expression;
    if (asked.isEverything())
        return found;
    ExpressionFinder finder(database);
    found.listed = daysOf(asked);
    filter.included = finder.find(asked, filter.included ? &*filter.included : nullptr);
    if (query.sort == SortKey::Relevance)
        found.heads = finder.find(headsOnly(asked), &*filter.included);
    return found;
}

} // namespace

PaperSet papersMatching(Database &database, const Expression &expression)
{
    return ExpressionFinder(database).find(expression);
}

PaperOrder paperOrder(Database &database, const Query &query, const PaperId &locate)
{
    const Snapshot snapshot(database);
    auto &known = database.kept<KnownLists>();
    known.renew(database);
    Query shown = query;
    shown.withMuted = true;
    Found found = findFor(database, shown);
    PaperOrder order{.unread = known.papersThatAre(database, PaperFlag::Unread),
                     .starred = known.papersThatAre(database, PaperFlag::Starred),
                     .muted = known.papersThatAre(database, PaperFlag::Muted),
                     .later = known.papersThatAre(database, PaperFlag::Later)};
    if (!query.withMuted) {
        PaperSet hidden = order.muted;
        if (found.filter.included)
            hidden &= *found.filter.included;
        hidden -= found.filter.excluded;
        found.filter.excluded |= hidden;
        order.hidden = static_cast<int>(hidden.count());
    }
    order.numbers =
        sortedNumbers(database, query, found.filter,
                      {.leading = found.heads, .listed = found.listed, .known = &known});
    if (query.limit >= 0 && order.numbers.size() > query.limit)
        order.numbers.resize(query.limit);
    if (!locate.isEmpty()) {
        const auto number = static_cast<qint32>(paperNumber(database, locate));
        if (number > 0 && order.numbers.contains(number))
            order.located = number;
    }
    return order;
}

QList<PaperRow> firstRows(Database &database, const Query &query, int rows,
                          const ScreenTimeout &isOver)
{
    const Snapshot snapshot(database);
    const ListFilter filter = filterFor(database, query);
    const Expression asked = parseSearch(query.search).expression;
    const QList<qint32> numbers = asked.isEverything()
                                      ? sortedNumbers(database, query, filter, {.limit = rows})
                                      : firstNumbers(database, query, filter, asked, rows,
                                                     isOver ? isOver : startScreenTimeout());
    return RowReader(database, {query.from, query.to}, query.profile).at(numbers);
}

QList<PaperRow> listRows(Database &database, const Query &query)
{
    const Snapshot snapshot(database);
    return RowReader(database, {query.from, query.to}, query.profile)
        .at(listNumbers(database, query));
}

QList<qint32> listNumbers(Database &database, const Query &query)
{
    const Found found = findFor(database, query);
    OrderOptions options{.leading = found.heads, .listed = found.listed};
    if (query.limit >= 0)
        options.limit = query.limit;
    return sortedNumbers(database, query, found.filter, options);
}

SearchCount countMatches(Database &database, const Query &query)
{
    const Snapshot snapshot(database);
    const ListFilter filter = findFor(database, query).filter;
    PaperSet papers = filter.included ? *filter.included : papersThatAre(database, PaperFlag::All);
    papers -= filter.excluded;
    SearchCount count{.papers = static_cast<int>(papers.count())};
    papers &= waitingPapers(database);
    count.unread = static_cast<int>(papers.count());
    return count;
}

} // namespace broadsheet
