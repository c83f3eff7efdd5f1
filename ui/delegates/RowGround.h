// What is painted behind the text of a paper row, and its signs beside the text.
#pragma once

#include <QColor>
#include <QRect>

class QPainter;
class QStyleOptionViewItem;

namespace broadsheet {

struct PaperState;

// Of one cell: the colour of the row, the bar of the selection, the line below.
void paintGround(QPainter *painter, const QStyleOptionViewItem &option);
void paintRing(QPainter *painter, const QStyleOptionViewItem &option); // the frame of the focus
[[nodiscard]] QColor groundOf(const QStyleOptionViewItem &option);

// A dot: unread. A clock: set aside.
void paintReadSign(QPainter *painter, const QStyleOptionViewItem &option, const PaperState &state);
// The votes gained, at the right of `line`. Without the number if it does not fit.
void paintRise(QPainter *painter, const QStyleOptionViewItem &option, QRect line, int rise);

} // namespace broadsheet
