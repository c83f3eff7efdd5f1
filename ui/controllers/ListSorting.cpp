#include "controllers/ListSorting.h"

#include <algorithm>

namespace broadsheet {

namespace {

bool isByFit(ListKind kind)
{
    return kind == ListKind::ForYou || kind == ListKind::Missed;
}

Sorting reversed(Sorting sorting)
{
    sorting.order = sorting.order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    return sorting;
}

} // namespace

ListKind listKind(const ViewSelection &selection, bool isSearch)
{
    if (isSearch)
        return ListKind::Search;
    if (selection.kind == ViewSelection::Kind::ForYou)
        return ListKind::ForYou;
    return selection.isByFit() ? ListKind::Missed : ListKind::View;
}

void ListSorting::click(int column, ListKind kind)
{
    const Sorting natural{.column = column, .order = listColumn(column).firstOrder};
    const std::optional<Sorting> before = current(kind);
    const Sorting next = before == natural ? reversed(natural) : natural;
    if (kind == ListKind::View)
        m_views = next;
    else if (isByFit(kind))
        m_forYou = next;
    else if (before == reversed(natural))
        m_search.reset();
    else
        m_search = next;
}

void ListSorting::start(ListKind kind)
{
    if (kind == ListKind::Search)
        m_search.reset();
    else if (isByFit(kind))
        m_forYou.reset();
}

std::optional<Sorting> ListSorting::current(ListKind kind) const
{
    if (kind == ListKind::Search)
        return m_search;
    if (kind == ListKind::View)
        return m_views;
    return m_forYou.value_or(
        Sorting{.column = m_fit.isReady ? FitColumn : VotesColumn, .order = Qt::DescendingOrder});
}

void ListSorting::applyTo(Query &query, ListKind kind) const
{
    query.sort = SortKey::Relevance;
    query.profile = m_fit.profile;
    if (kind == ListKind::ForYou && m_fit.newestDay.isValid())
        query.from = std::min(query.from, m_fit.newestDay.addDays(1 - ViewSelection::recentDays));
    if (kind == ListKind::ForYou && !m_fit.isReady)
        query.to = query.from.addDays(-1); // no paper is listed then
    const std::optional<Sorting> sorting = current(kind);
    if (!sorting)
        return;
    const ListColumn &column = listColumn(sorting->column);
    query.sort = column.sortKey;
    query.ascending = (sorting->order == Qt::AscendingOrder) != column.sortsReversed;
    if (isByFit(kind) && column.sortKey == SortKey::Fit && !query.ascending)
        query.exploration = m_fit.exploration;
}

} // namespace broadsheet
