// Paints a figure as a small picture on white paper, with the beginning of its caption below.
#pragma once

#include <QStyledItemDelegate>

namespace broadsheet {

class FigureDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    // In logical pixels: of the paper that a figure of this size has, and of its picture there.
    [[nodiscard]] static QSize cardFor(QSizeF figure, const QFontMetrics &metrics);
    [[nodiscard]] static QSize pictureFor(QSizeF figure, const QFontMetrics &metrics);
    [[nodiscard]] static int heightFor(const QFontMetrics &metrics); // of every item

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

} // namespace broadsheet
