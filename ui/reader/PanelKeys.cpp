#include "reader/PanelKeys.h"

#include <QKeyEvent>

#include <algorithm>
#include <array>

namespace broadsheet {

bool isKeyOfPanel(const QKeyEvent &event)
{
    constexpr std::array keys{Qt::Key_Up,    Qt::Key_Down,  Qt::Key_PageUp, Qt::Key_PageDown,
                              Qt::Key_Home,  Qt::Key_End,   Qt::Key_Left,   Qt::Key_Right,
                              Qt::Key_Enter, Qt::Key_Return};
    return std::ranges::find(keys, event.key()) != keys.end();
}

} // namespace broadsheet
