#include "pageview/PagePaint.h"

#include "pageview/DarkPage.h"
#include "pageview/Tr.h"

#include <QPainter>

#include <algorithm>
#include <array>
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

QColor highlightColour(int colour, bool isDark)
{
    struct Pair
    {
        QColor light;
        QColor dark;
    };
    static const std::array colours{
        Pair{QColor(0xfc, 0xe8, 0x8a), QColor(0x55, 0x4a, 0x10)},  // yellow
        Pair{QColor(0xc6, 0xea, 0xb4), QColor(0x22, 0x4c, 0x26)},  // green
        Pair{QColor(0xbd, 0xdd, 0xf8), QColor(0x1c, 0x42, 0x66)},  // blue
        Pair{QColor(0xf8, 0xcb, 0xd8), QColor(0x5c, 0x2a, 0x40)}}; // rose
    const bool isKnown = colour >= 1 && std::size_t(colour) <= colours.size();
    const Pair &pair = colours[isKnown ? std::size_t(colour) - 1 : 0];
    return isDark ? pair.dark : pair.light;
}

void paintHighlight(QPainter &painter, const QList<QRect> &boxes, const HighlightLook &look)
{
    if (boxes.isEmpty())
        return;
    painter.setCompositionMode(look.isDark ? QPainter::CompositionMode_Screen
                                           : QPainter::CompositionMode_Multiply);
    for (const QRect &box : boxes)
        painter.fillRect(box, look.colour);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    const QColor strong = look.isDark ? look.colour.lighter(220) : look.colour.darker(190);
    constexpr int line = 2;
    if (look.isCurrent)
        for (const QRect &box : boxes)
            painter.fillRect(QRect(box.left(), box.bottom() + 1, box.width(), line), strong);
    if (!look.hasNote)
        return;
    const QRect end = boxes.constLast();
    const qreal radius = std::clamp(end.height() / 4.0, 3.0, 6.0);
    const bool wasSmooth = painter.testRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(strong);
    painter.drawEllipse(QPointF(end.right() + 1 + radius, end.top()), radius, radius);
    painter.setRenderHint(QPainter::Antialiasing, wasSmooth);
}

void paintFrame(QPainter &painter, const QRect &box, const QColor &highlight)
{
    constexpr int width = 2;
    painter.setPen(QPen(highlight, width));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box.adjusted(-width, -width, width, width));
}

} // namespace broadsheet
