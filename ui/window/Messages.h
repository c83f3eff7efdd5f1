// What the window says where papers would be: one text and one way on for each reason.
#pragma once

#include "base/Result.h"
#include "models/ViewSelection.h"
#include "views/MessagePanel.h"

namespace broadsheet {

struct EmptyList
{
    ViewSelection selection;
    QString search;
    QDate newestDay;   // of the library; invalid when it is empty
    QString dayStatus; // of the day shown, when something is known of it
};

[[nodiscard]] Message emptyMessage(const EmptyList &list);
[[nodiscard]] Message errorMessage(const QString &title, const Error &error);

// "Fri, 22 March 2024", "Unread", "Papers under the name Ada Lovelace", "Search: 추론".
[[nodiscard]] QString headingOf(const ViewSelection &selection, const QString &search, QDate today);

} // namespace broadsheet
