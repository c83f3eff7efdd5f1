// The rows of a panel beside the pages, chosen and hovered as those of the sidebar are. GUI thread
// only.
#pragma once

#include <QStyledItemDelegate>

namespace broadsheet {

class PanelDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &given,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace broadsheet
