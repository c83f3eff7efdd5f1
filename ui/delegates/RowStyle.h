// Fonts and margins of paper rows.
#pragma once

#include <QFont>
#include <QRect>

class QStyleOptionViewItem;

namespace broadsheet {

struct PaperRow;

inline constexpr int rowPadding = 8; // pixels beside the text of a cell

[[nodiscard]] QFont titleFont(const QStyleOptionViewItem &option, const PaperRow &row);
// Titles are broken into lines as if they were unread, so that reading one moves no word.
[[nodiscard]] QFont measuringFont(const QStyleOptionViewItem &option);
[[nodiscard]] QFont smallRowFont(const QStyleOptionViewItem &option); // authors, dates
[[nodiscard]] QFont chipFont(const QStyleOptionViewItem &option);
[[nodiscard]] QFont riseFont(const QStyleOptionViewItem &option);

[[nodiscard]] QRect textBox(const QStyleOptionViewItem &option);

} // namespace broadsheet
