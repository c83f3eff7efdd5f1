#include "delegates/RowStyle.h"

#include "models/ListColumns.h"
#include "papers/Paper.h"

#include <QStyleOptionViewItem>

namespace broadsheet {

namespace {

QFont weighted(const QStyleOptionViewItem &option, QFont::Weight weight)
{
    QFont font = option.font;
    font.setWeight(weight);
    return font;
}

} // namespace

QFont titleFont(const QStyleOptionViewItem &option, const PaperRow &row)
{
    return weighted(option, row.state.isWaiting() ? QFont::DemiBold : QFont::Normal);
}

QFont measuringFont(const QStyleOptionViewItem &option)
{
    return weighted(option, QFont::DemiBold);
}

QFont smallRowFont(const QStyleOptionViewItem &option)
{
    QFont font = option.font;
    font.setPointSizeF(option.font.pointSizeF() * 0.92);
    return font;
}

QFont chipFont(const QStyleOptionViewItem &option)
{
    QFont font = option.font;
    font.setPointSizeF(option.font.pointSizeF() * 0.8);
    return font;
}

QFont riseFont(const QStyleOptionViewItem &option)
{
    QFont font = option.font;
    font.setPointSizeF(option.font.pointSizeF() * 0.85);
    return font;
}

QRect textBox(const QStyleOptionViewItem &option)
{
    return option.rect.adjusted(rowPadding, 0, -rowPadding, 0);
}

QString columnText(const QStyleOptionViewItem &option, int column, const PaperRow &row)
{
    const QFontMetrics metrics(smallRowFont(option));
    const ListColumn &wanted = listColumn(column);
    const int room = textBox(option).width();
    QString text = wanted.text(row);
    if (wanted.shortText && metrics.horizontalAdvance(text) > room)
        text = wanted.shortText(row);
    return metrics.elidedText(text, Qt::ElideRight, room);
}

} // namespace broadsheet
