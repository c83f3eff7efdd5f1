#include "controls/LinkDrag.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>

#include <utility>

namespace broadsheet {

LinkDrag::LinkDrag(QWidget *widget, std::function<bool()> mayBegin)
    : QObject(widget), m_widget(widget), m_mayBegin(std::move(mayBegin))
{
    widget->installEventFilter(this);
}

bool LinkDrag::eventFilter(QObject * /*watched*/, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::MouseButtonRelease)
        m_isPressed = false;
    if (type != QEvent::MouseButtonPress && type != QEvent::MouseMove)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (type == QEvent::MouseButtonPress) {
        m_place = mouse->position().toPoint();
        m_isPressed = mouse->button() == Qt::LeftButton && !m_link.url.isEmpty() &&
                      (!m_mayBegin || m_mayBegin());
        return false;
    }
    if (!m_isPressed)
        return false;
    const QPoint way = mouse->position().toPoint() - m_place;
    if (way.manhattanLength() >= QApplication::startDragDistance())
        start();
    return true;
}

// A button that is not down does not click when it is released.
void LinkDrag::start()
{
    m_isPressed = false;
    if (auto *button = qobject_cast<QAbstractButton *>(m_widget))
        button->setDown(false);
    auto *drag = new QDrag(m_widget);
    drag->setMimeData(mimeDataOf(QList<DraggedLink>{m_link}).release());
    drag->exec(Qt::CopyAction | Qt::LinkAction, Qt::CopyAction);
}

} // namespace broadsheet
