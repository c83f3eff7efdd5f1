// The initials of others who starred a paper, in a row of the list.
#pragma once

#include <QStringList>

class QFont;
class QPainter;
class QRect;

namespace broadsheet {

struct RowTextStyle;

// As many as fit in outlined boxes, at most three, and the number of the others. From the left of
// `line`; both functions return the width that takes.
int paintInitials(QPainter &painter, const QRect &line, const QStringList &initials,
                  const RowTextStyle &style);
[[nodiscard]] int widthOfInitials(const QStringList &initials, const QFont &font, int width);

} // namespace broadsheet
