#include "controls/TabOrder.h"

#include <QScrollArea>

#include <algorithm>

namespace broadsheet {

namespace {

bool isStop(const QWidget &widget)
{
    return widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) && !widget.focusProxy();
}

// Widgets whose middle is beside the topmost one are in one row with it.
void sortByPlace(QList<QWidget *> &siblings, bool rightToLeft)
{
    std::stable_sort(siblings.begin(), siblings.end(), [](const QWidget *a, const QWidget *b) {
        return a->geometry().top() < b->geometry().top();
    });
    const auto isBefore = [rightToLeft](const QWidget *a, const QWidget *b) {
        return rightToLeft ? a->geometry().right() > b->geometry().right()
                           : a->geometry().left() < b->geometry().left();
    };
    for (auto row = siblings.begin(); row != siblings.end();) {
        const int bottom = (*row)->geometry().bottom();
        const auto end = std::find_if(row, siblings.end(), [bottom](const QWidget *widget) {
            return widget->geometry().center().y() > bottom;
        });
        const auto next = end == row ? row + 1 : end;
        std::stable_sort(row, next, isBefore);
        row = next;
    }
}

// `current` is part of the order, whether Tab reaches it or not.
void collect(QWidget &widget, const QWidget *current, QList<QWidget *> &order)
{
    if (isStop(widget) || &widget == current)
        order.append(&widget);
    QList<QWidget *> children;
    for (QObject *child : widget.children())
        if (auto *part = qobject_cast<QWidget *>(child);
            part && !part->isWindow() && part->isVisible())
            children.append(part);
    sortByPlace(children, widget.isRightToLeft());
    for (QWidget *child : std::as_const(children))
        collect(*child, current, order);
}

void bringIntoSight(QWidget &widget)
{
    for (QWidget *around = widget.parentWidget(); around; around = around->parentWidget())
        if (auto *area = qobject_cast<QScrollArea *>(around))
            area->ensureWidgetVisible(&widget);
}

} // namespace

QList<QWidget *> tabOrder(QWidget &window)
{
    QList<QWidget *> order;
    collect(window, nullptr, order);
    return order;
}

bool moveFocus(QWidget &window, bool next)
{
    const QWidget *current = window.focusWidget();
    QList<QWidget *> order;
    collect(window, current, order);
    if (!next)
        std::reverse(order.begin(), order.end());
    const qsizetype at = order.indexOf(current) + 1; // 0: nothing has the focus yet
    std::rotate(order.begin(), order.begin() + at, order.end());
    const auto stop = std::find_if(order.cbegin(), order.cend(),
                                   [](const QWidget *widget) { return isStop(*widget); });
    if (stop == order.cend())
        return false;
    (*stop)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    bringIntoSight(**stop);
    return true;
}

} // namespace broadsheet
