#include "figures/FigureDelegate.h"

#include "delegates/Colours.h"
#include "figures/FigureModel.h"

#include <QPainter>

#include <algorithm>

namespace broadsheet {

namespace {

constexpr int padding = 5; // of the paper, pixels
constexpr int labelGap = 4;
constexpr int cardHeight = 6; // these: em
constexpr int leastWidth = 5;
constexpr int mostWidth = 14;

} // namespace

QSize FigureDelegate::cardFor(QSizeF figure, const QFontMetrics &metrics)
{
    const int em = metrics.height();
    const int height = cardHeight * em;
    const qreal ratio = figure.isEmpty() ? 1 : figure.width() / figure.height();
    const auto width = int(std::min<qreal>(ratio * height, mostWidth * em));
    return {std::max(width, leastWidth * em), height};
}

QSize FigureDelegate::pictureFor(QSizeF figure, const QFontMetrics &metrics)
{
    const QSize room = cardFor(figure, metrics) - QSize(2 * padding, 2 * padding);
    return figure.scaled(room, Qt::KeepAspectRatio).toSize().expandedTo({1, 1});
}

int FigureDelegate::heightFor(const QFontMetrics &metrics)
{
    return (cardHeight + 1) * metrics.height() + labelGap + 2;
}

QSize FigureDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(option.font);
    const QSize card = cardFor(index.data(FigureModel::SizeRole).toSizeF(), metrics);
    return {card.width(), heightFor(metrics)};
}

void FigureDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const QFontMetrics metrics(option.font);
    const QSizeF size = index.data(FigureModel::SizeRole).toSizeF();
    const QRect card(option.rect.topLeft(), cardFor(size, metrics));
    const bool isRinged = option.state.testFlag(QStyle::State_HasFocus);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->setPen(QPen(isRinged || isHovered ? focusEdge(option.palette) : edge(option.palette),
                         isRinged ? 2 : 1));
    painter->setBrush(Qt::white); // a paper is, and its figures are drawn for that
    painter->drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 4, 4);
    const auto image = index.data(Qt::DecorationRole).value<QImage>();
    if (!image.isNull()) {
        // Its page may have said another size.
        QRect place({}, image.size().scaled(pictureFor(size, metrics), Qt::KeepAspectRatio));
        place.moveCenter(card.center());
        painter->drawImage(place, image);
    }
    const QRect label(card.left(), card.bottom() + labelGap, card.width(), metrics.height() + 2);
    painter->setFont(option.font);
    painter->setPen(faintText(option.palette));
    painter->drawText(label, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                      metrics.elidedText(index.data().toString(), Qt::ElideRight, label.width()));
    painter->restore();
}

} // namespace broadsheet
