// How a page looks: its pixels, or paper while there are none, and the colours over its text.
#pragma once

#include "pageview/PageImages.h"

#include <QColor>
#include <QRect>

class QPainter;

namespace broadsheet {

// What is on a page, in logical pixels. `ratio`: pixels of the device for one of them.
struct PageLook
{
    QRect place;
    qreal ratio = 1;
    bool isDark = false;
    QImage whole = {};
    QList<PageImages::Tile> tiles = {};
    bool hasFailed = false;
};

void paintPage(QPainter &painter, const PageLook &look);

enum class PageMark { Hit, ShownHit, Selection };

// Text stays readable under a mark: it darkens white paper and lightens dark one.
void paintMark(QPainter &painter, const QRect &box, PageMark mark, bool isDark,
               const QColor &highlight);

// One of the calm colours of highlights, from 1; others are the first. Painted with multiply on
// white paper, and with screen on dark paper.
[[nodiscard]] QColor highlightColour(int colour, bool isDark);

struct HighlightLook
{
    QColor colour;
    bool isDark = false;
    bool isCurrent = false;
    bool hasNote = false; // a dot at its end
};

void paintHighlight(QPainter &painter, const QList<QRect> &boxes, const HighlightLook &look);

// Around the link that keys went to.
void paintFrame(QPainter &painter, const QRect &box, const QColor &highlight);

} // namespace broadsheet
