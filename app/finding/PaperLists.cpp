#include "finding/PaperLists.h"

#include "finding/Conditions.h"
#include "finding/ExpressionFinder.h"
#include "finding/FirstScreen.h"
#include "finding/ListOrder.h"
#include "search/ParseSearch.h"
#include "tables/PaperFlags.h"
#include "tables/RowReader.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

void narrow(std::optional<PaperSet> &left, PaperSet set)
{
    if (left)
        *left &= set;
    else
        left = std::move(set);
}

PaperSet papersUnder(Database &database, const QString &name)
{
    Statement papers(database, "SELECT paper FROM authorship WHERE name = ?");
    return numbersFrom(papers.with(name.simplified()));
}

// What a query asks for besides its search.
Members membersOf(Database &database, const Query &query)
{
    Members members{.unread = query.unread};
    if (query.from.isValid() || query.to.isValid())
        members.only = papersWith(
            database, {.kind = Expression::Kind::Days, .from = query.from, .to = query.to});
    if (query.starred)
        narrow(members.only, papersThatAre(database, PaperFlag::Starred));
    if (query.rising)
        narrow(members.only, papersThatAre(database, PaperFlag::Rising));
    if (!query.author.isEmpty())
        narrow(members.only, papersUnder(database, query.author));
    if (!query.withMuted)
        members.without = papersThatAre(database, PaperFlag::Muted);
    return members;
}

struct Found
{
    Members members;
    PaperSet heads; // those that come first by Relevance
};

Found findFor(Database &database, const Query &query)
{
    Found found{.members = membersOf(database, query)};
    Members &members = found.members;
    if (std::exchange(members.unread, false))
        narrow(members.only, papersThatAre(database, PaperFlag::Unread));
    const Expression asked = parseSearch(query.search).expression;
    if (asked.isEverything())
        return found;
    ExpressionFinder finder(database);
    members.only = finder.find(asked, members.only ? &*members.only : nullptr);
    if (query.sort == SortKey::Relevance)
        found.heads = finder.find(headsOnly(asked), &*members.only);
    return found;
}

} // namespace

PaperSet papersFor(Database &database, const Expression &expression)
{
    return ExpressionFinder(database).find(expression);
}

PaperOrder orderOf(Database &database, const Query &query, const PaperId &locate)
{
    const Snapshot snapshot(database);
    Query shown = query;
    shown.withMuted = true;
    Found found = findFor(database, shown);
    PaperOrder order{.unread = papersThatAre(database, PaperFlag::Unread),
                     .starred = papersThatAre(database, PaperFlag::Starred)};
    if (!query.withMuted) {
        PaperSet hidden = papersThatAre(database, PaperFlag::Muted);
        found.members.without = hidden;
        if (found.members.only)
            hidden &= *found.members.only;
        order.hidden = static_cast<int>(hidden.count());
    }
    order.numbers = ordered(database, query, found.members, {.first = found.heads});
    if (query.limit >= 0 && order.numbers.size() > query.limit)
        order.numbers.resize(query.limit);
    if (!locate.isEmpty()) {
        const auto number = static_cast<qint32>(
            database.number(u"SELECT number FROM paper WHERE id = ?"_s, locate.text));
        if (number > 0 && order.numbers.contains(number))
            order.located = number;
    }
    return order;
}

QList<PaperRow> firstOf(Database &database, const Query &query, int rows)
{
    const Snapshot snapshot(database);
    const Members members = membersOf(database, query);
    const Expression asked = parseSearch(query.search).expression;
    const QList<qint32> numbers = asked.isEverything()
                                      ? ordered(database, query, members, {.limit = rows})
                                      : firstNumbers(database, query, members, asked, rows);
    return RowReader(database, {query.from, query.to}).at(numbers);
}

QList<PaperRow> listOf(Database &database, const Query &query)
{
    const Snapshot snapshot(database);
    return RowReader(database, {query.from, query.to}).at(numbersOf(database, query));
}

QList<qint32> numbersOf(Database &database, const Query &query)
{
    const Found found = findFor(database, query);
    OrderOptions options{.first = found.heads};
    if (query.limit >= 0)
        options.limit = query.limit;
    return ordered(database, query, found.members, options);
}

SearchCount countOf(Database &database, const Query &query)
{
    const Snapshot snapshot(database);
    const Members members = findFor(database, query).members;
    PaperSet papers = members.only ? *members.only : papersThatAre(database, PaperFlag::All);
    papers -= members.without;
    SearchCount count{.papers = static_cast<int>(papers.count())};
    papers &= papersThatAre(database, PaperFlag::Unread);
    count.unread = static_cast<int>(papers.count());
    return count;
}

} // namespace broadsheet
