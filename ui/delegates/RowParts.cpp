#include "delegates/RowParts.h"

#include "delegates/Colours.h"
#include "delegates/RowGround.h"
#include "delegates/RowPicture.h"
#include "delegates/RowStyle.h"
#include "papers/Paper.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace broadsheet {

namespace {

void paintBar(QPainter *painter, const QStyleOptionViewItem &option, const QRectF &bar)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(placeholder(option.palette));
    painter->drawRoundedRect(bar, 3, 3);
}

} // namespace

void paintLoadingRow(QPainter *painter, const QStyleOptionViewItem &option, bool compact)
{
    const qreal line = QFontMetrics(option.font).height();
    QRectF box = QRectF(option.rect).adjusted(rowPadding, 0, -rowPadding, 0);
    if (compact) {
        paintBar(painter, option,
                 {box.left(), box.center().y() - line / 4, box.width() * 0.6, line / 2});
        return;
    }
    if (box.width() >= widthForPicture) {
        const QSizeF picture(rowPictureSize());
        paintBar(painter, option,
                 {QPointF(box.left(), box.center().y() - picture.height() / 2), picture});
        box.setLeft(box.left() + picture.width() + rowPadding + 4);
    }
    paintBar(painter, option, {box.left(), box.center().y() - line, box.width() * 0.7, line / 2});
    paintBar(painter, option,
             {box.left(), box.center().y() + line / 2, box.width() * 0.4, line / 2});
}

void paintVotes(QPainter *painter, const QStyleOptionViewItem &option, const PaperRow &row,
                const QString &votes, bool compact)
{
    const QRect box = option.rect.adjusted(rowPadding, 0, -rowPadding, 0);
    const QFont font = titleFont(option, row);
    const QFontMetrics metrics(font);
    painter->setFont(font);
    painter->setPen(row.votes ? option.palette.text().color() : faintText(option.palette));
    painter->drawText(box, Qt::AlignVCenter | Qt::AlignRight, votes);
    if (row.rise <= 0)
        return;
    QRect line = option.rect.adjusted(2, 0, -rowPadding, 0);
    line.setHeight(QFontMetrics(riseFont(option)).height());
    if (compact) {
        line.moveTop(box.center().y() - line.height() / 2);
        line.setRight(box.right() - metrics.horizontalAdvance(votes) - rowPadding / 2);
    } else {
        line.moveTop(box.center().y() + metrics.height() / 2);
    }
    paintRise(painter, option, line, row.rise);
}

} // namespace broadsheet
