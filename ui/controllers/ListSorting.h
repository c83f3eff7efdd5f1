// The column by which the list is sorted: one choice for all views, and one for the current search.
// A search is sorted by relevance until a column is clicked. A plain value.
#pragma once

#include "models/ListColumns.h"
#include "papers/Query.h"

#include <optional>

namespace broadsheet {

struct Sorting
{
    int column; // ListColumnId
    Qt::SortOrder order;

    bool operator==(const Sorting &) const = default;
};

class ListSorting final
{
public:
    // After a click on the header of `column`: its natural order, and with the next click the
    // reverse. In a search a third click goes back to relevance.
    void click(int column, bool isSearch);
    void setForViews(const Sorting &sorting) { m_views = sorting; }
    void startSearch() { m_search.reset(); }

    [[nodiscard]] const Sorting &forViews() const { return m_views; }
    // Empty: by relevance.
    [[nodiscard]] std::optional<Sorting> current(bool isSearch) const;
    void applyTo(Query &query, bool isSearch) const;

private:
    Sorting m_views{.column = VotesColumn, .order = Qt::DescendingOrder};
    std::optional<Sorting> m_search;
};

} // namespace broadsheet
