// The columns of the paper list in one table: heading, text, sort key, width. A new column that
// only shows text needs an id and a row here; PaperDelegate draws the columns that look different.
#pragma once

#include "papers/Query.h"

#include <QString>
#include <Qt>

namespace broadsheet {

struct PaperRow;

// Stored with the header's state and the sorting, so a new column comes last.
enum ListColumnId {
    StarredColumn,
    UnreadColumn,
    VotesColumn,
    TitleColumn,
    AuthorsColumn,
    DayColumn,
    FitColumn,
    ColumnCount
};

struct ListColumn
{
    enum class Sizing { Fixed, ByUser, Stretched };

    const char *title = nullptr; // untranslated, see heading()
    const char *sign = nullptr;  // in place of the title where there is room for one character
    SortKey sortKey = SortKey::Date;
    bool sortsReversed = false;                     // against the sort key
    Qt::SortOrder firstOrder = Qt::DescendingOrder; // after the first click on the heading
    Sizing sizing = Sizing::ByUser;
    int width = 0;        // pixels, until the user changes it; more if the font is large
    int minListWidth = 0; // pixels; hidden while the list is narrower; more if the font is large
    const char *widest = nullptr; // a text that always fits, whatever the font; null: none
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
    Qt::Alignment headingAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    QString (*text)(const PaperRow &) = nullptr;
    QString (*shortText)(const PaperRow &) = nullptr; // where `text` does not fit; null: none
    QString (*spoken)(const PaperRow &) = nullptr;    // by assistive tools
    QString (*toolTip)(const PaperRow &) = nullptr;   // null: none

    [[nodiscard]] QString heading() const; // translated
};

// "muted: survey": why a muted paper that is shown is not shown as a rule.
[[nodiscard]] QString mutedText(const PaperRow &row);

// `column` must be a ListColumnId below ColumnCount.
[[nodiscard]] const ListColumn &listColumn(int column);

} // namespace broadsheet
