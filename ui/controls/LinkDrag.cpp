#include "controls/LinkDrag.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>

namespace broadsheet {

LinkDrag::LinkDrag(QAbstractButton *button) : QObject(button), m_button(button)
{
    button->installEventFilter(this);
}

bool LinkDrag::eventFilter(QObject * /*watched*/, QEvent *event)
{
    if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseMove)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (event->type() == QEvent::MouseButtonPress) {
        m_pressed = mouse->position().toPoint();
        return false;
    }
    const QPoint way = mouse->position().toPoint() - m_pressed;
    if (!m_button->isDown() || way.manhattanLength() < QApplication::startDragDistance())
        return false;
    start();
    return true;
}

// A button that is not down does not click when it is released.
void LinkDrag::start()
{
    m_button->setDown(false);
    auto *drag = new QDrag(m_button);
    drag->setMimeData(mimeDataOf(QList<DraggedLink>{m_link}).release());
    drag->exec(Qt::CopyAction | Qt::LinkAction, Qt::CopyAction);
}

} // namespace broadsheet
