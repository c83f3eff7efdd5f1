// The text in place of an empty list: for each reason what it says and what its buttons do. Pure
// functions.
#pragma once

#include "base/Result.h"
#include "controls/MessagePanel.h"
#include "models/ViewSelection.h"
#include "papers/Day.h"

#include <QList>
#include <QMap>

#include <utility>

namespace broadsheet {

struct EmptyList
{
    ViewSelection selection;
    QString search;
    QDate newestDay;                         // with papers; invalid if there is none
    DaySummary day = {};                     // the day that is shown
    QMap<QString, QString> sourceNames = {}; // by id, for the user
    bool canFetch = true;                    // at least one source is on
    bool isFetching = false;
    QDate today = {};
    int mutedPapers = 0; // of this list, which are hidden
    // Of the view of what fits the reader: whether it has an order, and of how many papers it was
    // learned; -1: not known yet.
    bool isFitReady = false;
    int fitPositives = -1;
    // Of a search without results: how many papers there are without one of its conditions.
    QList<std::pair<QString, int>> withoutCondition = {};
    // The keys that do these, as they are shown; empty: none does.
    QString starKey = {};
    QString laterKey = {};
    QString pdfKey = {};
};

// What a button offers.
enum class WayOn { None, OpenFiles, ShowNewestDay, ClearSearch, FetchDay, Refresh, ShowMuted };

struct EmptyMessage
{
    Message message;
    WayOn primary = WayOn::None;
    WayOn secondary = WayOn::None;
};

[[nodiscard]] EmptyMessage emptyMessage(const EmptyList &list);
[[nodiscard]] Message errorMessage(const QString &title, const Error &error);

// "Fri, 22 March 2024", "Unread", "Papers under the name Ada Lovelace", "Search: 추론 · 1,385
// papers by relevance". `results` is -1 while it is not known.
[[nodiscard]] QString headingOf(const ViewSelection &selection, const QString &search, int results,
                                QDate today, bool byRelevance = false);

} // namespace broadsheet
