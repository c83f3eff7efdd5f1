#include "reader/MouseBack.h"

#include <QAction>
#include <QCoreApplication>
#include <QMouseEvent>
#include <QWidget>

namespace broadsheet {

// Made after the history of the window (HistoryController), and so asked before it.
MouseBack::MouseBack(QWidget &view, QAction &back) : QObject(&view), m_view(view), m_back(back)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool MouseBack::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::MouseButtonPress && type != QEvent::MouseButtonDblClick)
        return false;
    const Qt::MouseButton button = static_cast<QMouseEvent *>(event)->button();
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || !m_view.isVisible() || widget->window() != m_view.window() ||
        (button != Qt::BackButton && button != Qt::ForwardButton))
        return false;
    if (button == Qt::BackButton)
        m_back.trigger();
    return true;
}

} // namespace broadsheet
