#include "menus/ContextMenuKey.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QShortcut>
#include <QWidget>

namespace broadsheet {

void addContextMenuKey(QWidget &window)
{
    auto *key = new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F10), &window);
    QObject::connect(key, &QShortcut::activated, &window, [&window] {
        QWidget *at = window.focusWidget() ? window.focusWidget() : &window;
        const QPoint middle = at->rect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, middle, at->mapToGlobal(middle));
        QCoreApplication::sendEvent(at, &event);
    });
}

} // namespace broadsheet
