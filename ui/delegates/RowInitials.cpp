#include "delegates/RowInitials.h"

#include "delegates/Colours.h"
#include "delegates/RowText.h"
#include "papers/SafeText.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace broadsheet {

namespace {

constexpr qsizetype maxShown = 3; // people
constexpr int padding = 4;        // pixels beside the letters
constexpr int gap = 3;            // behind each box

struct Boxes
{
    QStringList texts;
    int width = 0;
};

int widthOf(const QString &text, const QFontMetrics &metrics)
{
    return std::max(metrics.horizontalAdvance(text) + 2 * padding, metrics.height()) + gap;
}

// All of the first ones with the number of the others, or fewer if there is not enough room.
Boxes boxesFor(const QStringList &initials, const QFontMetrics &metrics, int width)
{
    for (qsizetype count = std::min(initials.size(), maxShown); count > 0; --count) {
        Boxes boxes;
        for (const QString &one : initials.first(count))
            boxes.texts.append(shownLine(one));
        if (count < initials.size())
            boxes.texts.append(u'+' + QString::number(initials.size() - count));
        for (const QString &text : std::as_const(boxes.texts))
            boxes.width += widthOf(text, metrics);
        if (boxes.width <= width)
            return boxes;
    }
    return {};
}

} // namespace

int widthOfInitials(const QStringList &initials, const QFont &font, int width)
{
    return initials.isEmpty() ? 0 : boxesFor(initials, QFontMetrics(font), width).width;
}

int paintInitials(QPainter &painter, const QRect &line, const QStringList &initials,
                  const RowTextStyle &style)
{
    if (initials.isEmpty())
        return 0;
    const QFontMetrics metrics(style.font);
    const Boxes boxes = boxesFor(initials, metrics, line.width());
    painter.save();
    painter.setFont(style.font);
    painter.setBrush(Qt::NoBrush);
    int x = line.left();
    for (const QString &text : boxes.texts) {
        const int width = widthOf(text, metrics);
        const QRectF box(x + 0.5, line.center().y() - metrics.height() / 2 + 0.5, width - gap - 1,
                         metrics.height() - 1);
        painter.setPen(edge(style.palette));
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
        painter.setPen(faintText(style.palette));
        painter.drawText(box, Qt::AlignCenter, text);
        x += width;
    }
    painter.restore();
    return boxes.width;
}

} // namespace broadsheet
