#include "columns/ColumnWidths.h"

#include <QtGlobal>

#include <algorithm>

namespace broadsheet {

namespace {

// Narrower windows have no sidebar, or one column. With large fonts wider ones, too.
constexpr int minThreeColumns = 900;
constexpr int minTwoColumns = 700;

// `room`: of list and paper together.
int paperWidth(int room, const ColumnLimits &limits, const ColumnWishes &wishes)
{
    const int most = std::max(limits.paper, room - limits.list);
    if (wishes.paper > 0)
        return std::clamp(wishes.paper, limits.paper, most);
    const int usual = limits.listUsual + limits.paperUsual;
    const int share = usual > 0 ? int(qint64(room) * limits.paperUsual / usual) : room / 2;
    const int grown = std::max(share, room - limits.listUsual);
    return std::clamp(std::min(grown, std::max(limits.paperFull, limits.paper)), limits.paper,
                      most);
}

} // namespace

ColumnWidths columnWidths(int width, const ColumnLimits &limits, const ColumnWishes &wishes)
{
    ColumnWidths widths;
    const int two = limits.list + limits.handle + limits.paper;
    const int beside = limits.sidebar + limits.handle;
    widths.isOne = wishes.hasPaper && width < std::max(minTwoColumns, two);
    widths.isFolded = wishes.hasPaper ? width < std::max(minThreeColumns, beside + two)
                                      : width < std::max(minTwoColumns, beside + limits.list);
    if (wishes.hasSidebar && !widths.isFolded) {
        const int wanted = wishes.sidebar > 0 ? wishes.sidebar : limits.sidebarUsual;
        const int most = std::min(limits.sidebarMost,
                                  width - limits.handle - (wishes.hasPaper ? two : limits.list));
        widths.sidebar = std::clamp(wanted, limits.sidebar, std::max(limits.sidebar, most));
    }
    const int room = width - (widths.sidebar > 0 ? widths.sidebar + limits.handle : 0);
    if (wishes.hasPaper && !widths.isOne)
        widths.paper = paperWidth(room - limits.handle, limits, wishes);
    widths.list = room - (widths.paper > 0 ? widths.paper + limits.handle : 0);
    return widths;
}

} // namespace broadsheet
