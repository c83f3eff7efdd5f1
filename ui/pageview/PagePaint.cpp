#include "pageview/PagePaint.h"

#include "pageview/DarkPage.h"
#include "pageview/Tr.h"

#include <QPainter>

#include <cstdlib>

namespace broadsheet {

namespace {

QColor colourOf(PageMark mark, bool isDark, const QColor &highlight)
{
    switch (mark) {
    case PageMark::Hit:
        return isDark ? QColor(0x50, 0x48, 0x00) : QColor(0xff, 0xf1, 0x76);
    case PageMark::ShownHit:
        return isDark ? QColor(0x90, 0x50, 0x00) : QColor(0xff, 0xb7, 0x4d);
    case PageMark::Selection:
        return isDark ? highlight.darker() : highlight.lighter(160);
    }
    Q_UNREACHABLE();
}

// A pixel more or less comes from rounding: stretching by it would blur the text.
bool isSharp(QSize image, QSize device)
{
    return std::abs(image.width() - device.width()) <= 1 &&
           std::abs(image.height() - device.height()) <= 1;
}

} // namespace

void paintPage(QPainter &painter, const PageLook &look)
{
    const QRect place = look.place;
    if (look.whole.isNull() ||
        isSharp(look.whole.size(), (QSizeF(place.size()) * look.ratio).toSize())) {
        painter.fillRect(place, pageColour(look.isDark));
        painter.drawImage(QRectF(place.topLeft(), QSizeF(look.whole.size()) / look.ratio),
                          look.whole);
    } else {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(place, look.whole);
    }
    for (const PageImages::Tile &tile : look.tiles)
        painter.drawImage(QRectF(place.topLeft() + QPointF(tile.place.topLeft()) / look.ratio,
                                 QSizeF(tile.place.size()) / look.ratio),
                          tile.image);
    if (!look.hasFailed)
        return;
    painter.setPen(look.isDark ? Qt::lightGray : Qt::darkGray);
    painter.drawText(place, Qt::AlignCenter | Qt::TextWordWrap,
                     PageviewTr::tr("This page cannot be shown."));
}

void paintMark(QPainter &painter, const QRect &box, PageMark mark, bool isDark,
               const QColor &highlight)
{
    painter.setCompositionMode(isDark ? QPainter::CompositionMode_Screen
                                      : QPainter::CompositionMode_Multiply);
    painter.fillRect(box, colourOf(mark, isDark, highlight));
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
}

void paintFrame(QPainter &painter, const QRect &box, const QColor &highlight)
{
    constexpr int width = 2;
    painter.setPen(QPen(highlight, width));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box.adjusted(-width, -width, width, width));
}

} // namespace broadsheet
