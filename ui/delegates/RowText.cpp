#include "delegates/RowText.h"

#include "delegates/Colours.h"
#include "delegates/TagHues.h"
#include "papers/Paper.h"
#include "papers/SafeText.h"
#include "search/Highlight.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int chipPadding = 5;
constexpr int chipGap = 4;

// Tints the part of `matches` that is within the first `length` characters of the line.
void paintTints(QPainter &painter, const QTextLine &line, QPointF at, qsizetype length,
                const QList<TextRange> &matches, const RowTextStyle &style)
{
    const int height = QFontMetrics(style.font).height();
    painter.save();
    painter.setBrush(matchGround(style.palette, painter.pen().color()));
    painter.setPen(Qt::NoPen);
    const qsizetype begin = line.textStart();
    for (const TextRange &match : matches) {
        const qsizetype from = std::max(match.at, begin);
        const qsizetype to = std::min(match.at + match.length, begin + length);
        if (from >= to)
            continue;
        const auto [left, right] =
            std::minmax({line.cursorToX(int(from)), line.cursorToX(int(to))});
        painter.drawRoundedRect(QRectF(at.x() + left - 1, at.y() + 1, right - left + 2, height - 1),
                                2, 2);
    }
    painter.restore();
}

qreal naturalWidth(const QString &text, const QFont &font)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    return line.isValid() ? line.naturalTextWidth() : 0;
}

// One line of text, elided. `begin`: where `text` starts in the text that `matches` refers to.
int paintRest(QPainter &painter, QPointF at, const QString &text, int width,
              const RowTextStyle &style, QList<TextRange> matches, qsizetype begin)
{
    const QFontMetrics metrics(style.font);
    QString shown = metrics.elidedText(text, Qt::ElideRight, width);
    // It counts fractions of pixels, and cuts a line that linesOf() found to fit.
    if (shown != text && naturalWidth(text, style.font) < width + 1)
        shown = text;
    for (TextRange &match : matches)
        match.at -= begin;
    QTextLayout layout(shown, style.font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    if (!line.isValid())
        return 0;
    const bool isCut = shown.size() < text.size() || shown != text;
    paintTints(painter, line, at, shown.size() - int(isCut), matches, style);
    // A font for other letters can be taller: all lines keep the baseline of this one.
    line.draw(&painter, {at.x(), at.y() + metrics.ascent() - line.ascent()});
    return std::min(width, int(std::ceil(line.naturalTextWidth())));
}

// The tags that fit, and "+3" for the others.
struct Chips
{
    QStringList texts;
    int width = 0;
};

Chips chipsFor(const QStringList &tags, const QFontMetrics &metrics, int width)
{
    const auto chipWidth = [&metrics](const QString &text) {
        return metrics.horizontalAdvance(text) + 2 * chipPadding + chipGap;
    };
    Chips chips;
    for (qsizetype at = 0; at < tags.size(); ++at) {
        const QString tag = shownLine(tags.at(at));
        const QString more = u'+' + QString::number(tags.size() - at);
        const bool isLast = at + 1 == tags.size();
        const int needed = chips.width + chipWidth(tag);
        if (needed + (isLast ? 0 : chipWidth(more)) <= width) {
            chips.texts.append(tag);
            chips.width = needed;
            continue;
        }
        if (chips.width + chipWidth(more) <= width) {
            chips.texts.append(more);
            chips.width += chipWidth(more);
        }
        break;
    }
    return chips;
}

} // namespace

RowLines linesOf(const QString &text, const QFont &font, int width, int maxLines)
{
    RowLines lines;
    qsizetype end = 0;
    bool hasWideWord = false;
    QTextLayout layout(text, font);
    layout.beginLayout();
    while (lines.begins.size() < maxLines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        lines.begins.append(line.textStart());
        end = line.textStart() + line.textLength();
        hasWideWord |= line.naturalTextWidth() > width;
    }
    layout.endLayout();
    lines.isCut = hasWideWord || end < text.size();
    return lines;
}

int paintLines(QPainter &painter, const QRect &box, const QString &text, const RowLines &lines,
               const RowTextStyle &style)
{
    const QList<TextRange> matches = matchesIn(text, style.terms);
    const int height = QFontMetrics(style.font).height();
    int width = 0;
    for (qsizetype at = 0; at < lines.begins.size(); ++at) {
        const qsizetype begin = lines.begins.at(at);
        qsizetype end = lines.begins.value(at + 1, text.size());
        while (end > begin && text.at(end - 1).isSpace())
            --end;
        width = paintRest(painter, QPointF(box.left(), box.top() + int(at) * height),
                          text.sliced(begin, end - begin), box.width(), style, matches, begin);
    }
    return width;
}

int paintLine(QPainter &painter, const QRect &box, const QString &text, const RowTextStyle &style)
{
    const int half = QFontMetrics(style.font).height() / 2;
    const QPointF at(box.left(), box.center().y() - half);
    return paintRest(painter, at, text, box.width(), style, matchesIn(text, style.terms), 0);
}

constexpr qsizetype longestPage = 12; // characters

QString withMatchInSight(const QString &text, const RowTextStyle &style, int width)
{
    const QList<TextRange> matches = matchesIn(text, style.terms);
    if (matches.isEmpty())
        return text;
    const TextRange &first = matches.constFirst();
    const QFontMetrics metrics(style.font);
    const int room = width - metrics.horizontalAdvance(u'…');
    const bool isInSight = metrics.horizontalAdvance(text.first(first.at + first.length)) <= room;
    if (isInSight)
        return text;
    // The page of a PDF stays: "p. 7: … words".
    const qsizetype dots = text.indexOf(u'…');
    const qsizetype kept = dots > 0 && dots <= std::min(longestPage, first.at) ? dots : 0;
    return text.first(kept) + u"… "_s + text.sliced(first.at);
}

QString shortAuthors(const QStringList &authors, bool hasMore, const RowTextStyle &style, int width)
{
    const QFontMetrics metrics(style.font);
    // The number is not known when the list itself has more.
    const auto others = [hasMore](qsizetype rest) {
        return hasMore ? QString(andOthers) : rest > 0 ? u" +" + QString::number(rest) : QString();
    };
    QString names;
    qsizetype shown = 0;
    for (; shown < authors.size(); ++shown) {
        const QString name = shownLine(authors.at(shown));
        const QString next = names.isEmpty() ? name : QString(names + u", " + name);
        const QString whole = next + others(authors.size() - shown - 1);
        if (shown > 0 && metrics.horizontalAdvance(whole) > width)
            break;
        names = next;
    }
    if (shown == authors.size())
        return metrics.elidedText(names + others(0), Qt::ElideRight, width);
    const auto found = std::find_if(authors.cbegin(), authors.cend(), [&](const QString &name) {
        return !matchesIn(name, style.terms).isEmpty();
    });
    // The number of the others is never cut.
    const auto withMore = [&metrics, &others, width](const QString &text, qsizetype rest) {
        const QString more = others(rest);
        const int room = width - metrics.horizontalAdvance(more);
        return QString(metrics.elidedText(text, Qt::ElideRight, room) + more);
    };
    if (found == authors.cend() || found - authors.cbegin() < shown)
        return withMore(names, authors.size() - shown);
    return withMore(shownLine(authors.constFirst()) + u" … "_s + shownLine(*found),
                    authors.size() - 2);
}

int widthOfNews(const QString &text, const QFont &font, int width)
{
    const QFontMetrics metrics(font);
    if (text.isEmpty() || width < 4 * metrics.averageCharWidth() + 2 * chipPadding + chipGap)
        return 0;
    return std::min(width, metrics.horizontalAdvance(text) + 2 * chipPadding + chipGap);
}

int paintNews(QPainter &painter, const QRect &line, const QString &text, const RowTextStyle &style)
{
    const int width = widthOfNews(text, style.font, line.width());
    if (width == 0)
        return 0;
    const QFontMetrics metrics(style.font);
    const QRect chip(line.left(), line.center().y() - metrics.height() / 2, width - chipGap,
                     metrics.height());
    const QColor ground = mix(style.palette.base().color(), accent(style.palette), 0.14);
    painter.save();
    painter.setFont(style.font);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(chip, 4, 4);
    painter.setPen(readable(accent(style.palette), ground, style.palette));
    const int room = chip.width() - 2 * chipPadding;
    const bool fits = metrics.horizontalAdvance(text) <= room; // elidedText() counts fractions
    painter.drawText(chip, Qt::AlignCenter,
                     fits ? text : metrics.elidedText(text, Qt::ElideRight, room));
    painter.restore();
    return width;
}

int widthOfTags(const QStringList &tags, const QFont &font, int width)
{
    return chipsFor(tags, QFontMetrics(font), width).width;
}

int paintTags(QPainter &painter, const QRect &line, const QStringList &tags,
              const RowTextStyle &style, const QHash<QString, QColor> &colours)
{
    const QFontMetrics metrics(style.font);
    const Chips chips = chipsFor(tags, metrics, line.width());
    painter.save();
    painter.setFont(style.font);
    int x = line.left();
    for (qsizetype at = 0; at < chips.texts.size(); ++at) {
        const QString &text = chips.texts.at(at);
        const bool isTag = text == shownLine(tags.at(at)); // and not "+3"
        const QColor hue = isTag ? colours.value(tags.at(at)) : QColor();
        const QRect chip(x, line.center().y() - metrics.height() / 2,
                         metrics.horizontalAdvance(text) + 2 * chipPadding, metrics.height());
        painter.setPen(Qt::NoPen);
        painter.setBrush(tagGround(style.palette, hue));
        painter.drawRoundedRect(chip, 4, 4);
        painter.setPen(tagInk(style.palette, hue));
        painter.drawText(chip, Qt::AlignCenter, text);
        x = chip.right() + 1 + chipGap;
    }
    painter.restore();
    return chips.width;
}

} // namespace broadsheet
