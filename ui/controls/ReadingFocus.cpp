#include "controls/ReadingFocus.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>

namespace broadsheet {

namespace {

template<class Widget>
bool is(const QWidget &widget)
{
    return qobject_cast<const Widget *>(&widget) != nullptr;
}

bool isEditor(const QWidget &widget)
{
    if (const auto *text = qobject_cast<const QTextEdit *>(&widget))
        return !text->isReadOnly();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(&widget))
        return !text->isReadOnly();
    return is<QLineEdit>(widget) || is<QAbstractSpinBox>(widget);
}

bool isEnter(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

bool isArrow(int key)
{
    return key >= Qt::Key_Left && key <= Qt::Key_Down;
}

} // namespace

ReadingFocus::ReadingFocus(QWidget &window, const QAbstractItemView *list)
    : QObject(&window), m_window(window), m_list(list)
{
    QCoreApplication::instance()->installEventFilter(this);
    for (QWidget *widget : window.findChildren<QWidget *>())
        leaveToTab(*widget);
}

bool ReadingFocus::isOurs(const QWidget &widget) const
{
    return m_window.isAncestorOf(&widget) && &widget != m_list;
}

void ReadingFocus::leaveToTab(QWidget &widget) const
{
    if ((is<QAbstractButton>(widget) || is<QAbstractItemView>(widget)) && isOurs(widget))
        widget.setFocusPolicy(Qt::FocusPolicy(int(widget.focusPolicy()) & int(Qt::TabFocus)));
}

bool ReadingFocus::isKeyOf(const QWidget &widget, const QKeyEvent &event) const
{
    const int key = event.key();
    if (!isOurs(widget) || event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
        return false;
    if (is<QAbstractButton>(widget))
        return isEnter(key) || key == Qt::Key_Space;
    if (is<QAbstractItemView>(widget))
        return isEnter(key) || isArrow(key);
    return (is<QTabBar>(widget) && isArrow(key)) || (isEditor(widget) && isEnter(key));
}

bool ReadingFocus::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::Polish && type != QEvent::ShortcutOverride && type != QEvent::KeyPress)
        return false;
    auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget)
        return false;
    if (type == QEvent::Polish) {
        leaveToTab(*widget);
        return false;
    }
    const auto &key = *static_cast<QKeyEvent *>(event);
    if (!isKeyOf(*widget, key))
        return false;
    if (type == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    auto *button = qobject_cast<QAbstractButton *>(widget);
    if (!button || !isEnter(key.key()))
        return false;
    if (!key.isAutoRepeat())
        button->click(); // as on the desktops on which Enter presses a button
    return true;
}

} // namespace broadsheet
