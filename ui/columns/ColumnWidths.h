// How the columns of the window share its width. Pure functions; all numbers are pixels.
#pragma once

namespace broadsheet {

// What the contents of the columns ask for.
struct ColumnLimits
{
    int sidebar = 0; // at least
    int list = 0;    // at least
    int paper = 0;   // at least
    int sidebarUsual = 0;
    int sidebarMost = 0;
    int listUsual = 0; // the paper grows before the list becomes wider than this
    int paperUsual = 0;
    int paperFull = 0; // the paper's lines become no longer in a wider column
    int handle = 0;    // between two columns
};

// What the user wants; 0: no wish.
struct ColumnWishes
{
    bool hasSidebar = true;
    bool hasPaper = true;
    int sidebar = 0;
    int paper = 0;

    bool operator==(const ColumnWishes &) const = default;
};

struct ColumnWidths
{
    bool isFolded = false; // the sidebar has no place of its own
    bool isOne = false;    // there is room for the list or the paper
    int sidebar = 0;       // 0: not shown
    int list = 0;          // of one column: its width, whichever it is
    int paper = 0;         // 0: not shown

    bool operator==(const ColumnWidths &) const = default;
};

[[nodiscard]] ColumnWidths columnWidths(int width, const ColumnLimits &limits,
                                        const ColumnWishes &wishes);

} // namespace broadsheet
