#include "calendar/DayDelegate.h"

#include "calendar/DayMarks.h"
#include "calendar/MonthModel.h"
#include "delegates/Colours.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int dotGap = 1; // pixels between a number and its dot, at least

int dotRadius(const QFont &font)
{
    return std::max(2, QFontMetrics(font).height() / 8);
}

QColor ink(const QPalette &palette, bool selected, bool muted)
{
    if (selected)
        return palette.color(QPalette::Base); // readable on the accent
    return muted ? faintText(palette) : palette.color(QPalette::Text);
}

void paintGround(QPainter *painter, const QStyleOptionViewItem &option, bool selected, bool today)
{
    const QPalette &palette = option.palette;
    const QRectF cell = QRectF(option.rect).adjusted(1, 1, -1, -1);
    painter->setPen(Qt::NoPen);
    painter->setBrush(Qt::NoBrush);
    if (selected)
        painter->setBrush(accent(palette));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->setBrush(selectedRow(palette));
    painter->drawRoundedRect(cell, 4, 4);
    painter->setBrush(Qt::NoBrush);
    if (today) {
        painter->setPen(QPen(ink(palette, selected, true), 1));
        painter->drawRoundedRect(cell.adjusted(1.5, 1.5, -1.5, -1.5), 3, 3);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(palette.color(QPalette::Text), 1.5));
        painter->drawRoundedRect(cell, 4, 4);
    }
}

void paintMark(QPainter *painter, const QStyleOptionViewItem &option, const DaySummary &day,
               bool selected)
{
    const QString mark = dayMark(day);
    QFont font = DayDelegate::smallFont(option.font);
    font.setBold(mark.endsWith(u'!'));
    painter->setFont(font);
    painter->setPen(ink(option.palette, selected, day.unread == 0 && !mark.endsWith(u'!')));
    painter->drawText(option.rect.adjusted(0, option.rect.height() / 2 + 1, 0, -3), Qt::AlignCenter,
                      mark);
}

} // namespace

DayDelegate::DayDelegate(const MonthModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model)
{}

QFont DayDelegate::smallFont(QFont font)
{
    font.setPointSizeF(std::max(6.5, font.pointSizeF() * 0.78));
    return font;
}

// With the dot of an unread day on one side, and as much on the other, or with the mark below.
int DayDelegate::minimumWidth(QFont font)
{
    font.setBold(true);
    const int number = QFontMetrics(font).horizontalAdvance(u"30"_s);
    const int mark = QFontMetrics(smallFont(font)).horizontalAdvance(u"888!"_s);
    return std::max(number + 2 * (dotGap + 2 * dotRadius(font)), mark + 2);
}

void DayDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const DaySummary day = m_model.summaryAt(index);
    if (!day.day.isValid())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = day.day == m_model.selected();
    paintGround(painter, option, selected, day.day == m_model.today());
    paintNumber(painter, option, day, selected);
    paintMark(painter, option, day, selected);
    painter->restore();
}

void DayDelegate::paintNumber(QPainter *painter, const QStyleOptionViewItem &option,
                              const DaySummary &day, bool selected) const
{
    const bool ofMonth = day.day.month() == m_model.month().month();
    QFont font = ofMonth ? option.font : smallFont(option.font);
    font.setBold(day.unread > 0);
    painter->setFont(font);
    painter->setPen(ink(option.palette, selected, day.papers == 0 || !ofMonth));
    const QString number = QString::number(day.day.day());
    const QRect top = option.rect.adjusted(0, 4, 0, -option.rect.height() / 2 + 3);
    painter->drawText(top, Qt::AlignCenter, number);
    if (day.unread == 0)
        return;
    const int half = QFontMetrics(font).horizontalAdvance(number) / 2;
    painter->setPen(Qt::NoPen);
    painter->setBrush(selected ? ink(option.palette, true, false) : accent(option.palette));
    const int radius = dotRadius(font);
    const int middle = std::min(top.center().x() + half + 3 + radius, top.right() - radius);
    painter->drawEllipse(QPointF(middle, top.top() + 3 + radius), radius, radius);
}

} // namespace broadsheet
