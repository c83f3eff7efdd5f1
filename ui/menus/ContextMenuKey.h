// Shift+F10, which opens a context menu as the Menu key does. Qt knows only the latter by itself.
#pragma once

class QWidget;

namespace broadsheet {

// For the widget with the focus in this window.
void addContextMenuKey(QWidget &window);

} // namespace broadsheet
