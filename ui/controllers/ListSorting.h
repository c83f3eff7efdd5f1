// The column by which the list is sorted: one choice for all views, one for the current search, and
// one for the views of what fits the reader. A search is sorted by relevance until a column is
// clicked, and what fits by how well it does, or by votes while that is not known. A plain value.
#pragma once

#include "models/ListColumns.h"
#include "models/ViewSelection.h"
#include "papers/Query.h"

#include <QDate>
#include <QString>

#include <optional>

namespace broadsheet {

struct Sorting
{
    int column; // ListColumnId
    Qt::SortOrder order;

    bool operator==(const Sorting &) const = default;
};

enum class ListKind { View, Search, ForYou, Missed };

[[nodiscard]] ListKind listKind(const ViewSelection &selection, bool isSearch);

// How well papers fit is known from this; see fit/Fit.h.
struct FitSource
{
    QString profile;      // FitProfile::name()
    QString title;        // of the profile, for the user; empty: everything
    int exploration = 0;  // percent, see Query
    bool isReady = false; // it orders papers better than votes do
    int positives = -1;   // papers that it is learned from; -1: not known yet
    QDate newestDay;      // with papers; invalid: not known yet

    bool operator==(const FitSource &) const = default;
};

class ListSorting final
{
public:
    // After a click on the header of `column`: its natural order, and with the next click the
    // reverse. In a search a third click goes back to relevance.
    void click(int column, ListKind kind);
    void setForViews(const Sorting &sorting) { m_views = sorting; }
    void start(ListKind kind); // another list of this kind: sorted as it is at first
    void setFit(const FitSource &fit) { m_fit = fit; }

    [[nodiscard]] const Sorting &forViews() const { return m_views; }
    [[nodiscard]] const FitSource &fit() const { return m_fit; }
    // Empty: by relevance.
    [[nodiscard]] std::optional<Sorting> current(ListKind kind) const;
    // Order and limits. Of what fits, nothing is listed while that is not known.
    void applyTo(Query &query, ListKind kind) const;

private:
    Sorting m_views{.column = VotesColumn, .order = Qt::DescendingOrder};
    std::optional<Sorting> m_search;
    std::optional<Sorting> m_forYou;
    FitSource m_fit;
};

} // namespace broadsheet
