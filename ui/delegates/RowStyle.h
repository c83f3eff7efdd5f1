// Fonts, margins and plain texts of paper rows.
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

// What a column of plain text shows: the short text where the whole one does not fit; "…" where
// something is missing still.
[[nodiscard]] QString columnText(const QStyleOptionViewItem &option, int column,
                                 const PaperRow &row);

} // namespace broadsheet
