// What the window says where papers would be: one text and one way on for each reason.
#pragma once

#include "base/Result.h"
#include "controls/MessagePanel.h"
#include "models/ViewSelection.h"
#include "papers/Day.h"

#include <QMap>

namespace broadsheet {

struct EmptyList
{
    ViewSelection selection;
    QString search;
    QDate newestDay;     // with papers; invalid when there is none
    DaySummary day = {}; // what is known of the day shown
    QMap<QString, QString> sourceNames = {};
    bool canFetch = true; // some source is switched on
    bool isFetching = false;
};

enum class WayOn { None, OpenFiles, ShowNewestDay, ClearSearch, FetchDay, Refresh };

struct EmptyMessage
{
    Message message;
    WayOn primary = WayOn::None;
    WayOn secondary = WayOn::None;
};

[[nodiscard]] EmptyMessage emptyMessage(const EmptyList &list);
[[nodiscard]] Message errorMessage(const QString &title, const Error &error);

// "Fri, 22 March 2024", "Unread", "Papers under the name Ada Lovelace", "Search: 추론 · 1,385
// papers". `results` is -1 while it is not known.
[[nodiscard]] QString headingOf(const ViewSelection &selection, const QString &search, int results,
                                QDate today);

} // namespace broadsheet
