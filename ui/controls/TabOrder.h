// The order of Tab is the order of the eye: from top to bottom, in a row from left to right, a
// column as a whole before the next one. It is computed when Tab is pressed, so it is right
// whatever was made, filled or hidden before.
#pragma once

#include <QList>

class QWidget;

namespace broadsheet {

// What Tab reaches in `window` now.
[[nodiscard]] QList<QWidget *> tabOrder(QWidget &window);

// Moves the focus as Tab does; `next` false: as Shift+Tab does. Scrolls to what has it then. False:
// nothing in the window takes the focus.
bool moveFocus(QWidget &window, bool next);

} // namespace broadsheet
