// Draws a row of the sidebar: a view's name with its unread papers at the right, or the heading of
// a section with an arrow.
#pragma once

#include <QStyledItemDelegate>

namespace broadsheet {

class SidebarDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace broadsheet
