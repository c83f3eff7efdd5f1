#include "controllers/ListSorting.h"

namespace broadsheet {

namespace {

Sorting reversed(Sorting sorting)
{
    sorting.order = sorting.order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    return sorting;
}

} // namespace

void ListSorting::click(int column, bool isSearch)
{
    const Sorting natural{.column = column, .order = listColumn(column).firstOrder};
    const std::optional<Sorting> before = current(isSearch);
    const Sorting next = before == natural ? reversed(natural) : natural;
    if (!isSearch)
        m_views = next;
    else if (before == reversed(natural))
        m_search.reset();
    else
        m_search = next;
}

std::optional<Sorting> ListSorting::current(bool isSearch) const
{
    return isSearch ? m_search : m_views;
}

void ListSorting::applyTo(Query &query, bool isSearch) const
{
    query.sort = SortKey::Relevance;
    const std::optional<Sorting> sorting = current(isSearch);
    if (!sorting)
        return;
    const ListColumn &column = listColumn(sorting->column);
    query.sort = column.sortKey;
    query.ascending = (sorting->order == Qt::AscendingOrder) != column.sortsReversed;
}

} // namespace broadsheet
