#include "pageview/PageWords.h"

#include <algorithm>
#include <cmath>

namespace broadsheet {

namespace {

// How far a point is from a box, lines counting more than places in a line.
qreal distance(const QRectF &box, QPointF point)
{
    constexpr qreal lineWeight = 8;
    const qreal across = std::max({box.left() - point.x(), point.x() - box.right(), 0.0});
    const qreal down = std::max({box.top() - point.y(), point.y() - box.bottom(), 0.0});
    return across + lineWeight * down;
}

bool isBroken(const PageWord &word, const PageWord &next)
{
    return word.isLineEnd && word.text.size() > 1 && word.text.endsWith(u'-') &&
           !next.text.isEmpty() && next.text.front().isLower();
}

} // namespace

qsizetype wordAt(const PageWords &words, QPointF point)
{
    const auto nearest = std::ranges::min_element(
        words, {}, [point](const PageWord &word) { return distance(word.box, point); });
    return nearest == words.end() ? -1 : nearest - words.begin();
}

bool isOnWord(const PageWords &words, QPointF point)
{
    return std::ranges::any_of(words,
                               [point](const PageWord &word) { return word.box.contains(point); });
}

QString copiedText(const PageWords &words, qsizetype from, qsizetype to)
{
    QString text;
    for (qsizetype at = std::max<qsizetype>(from, 0); at <= std::min(to, words.size() - 1); ++at) {
        const PageWord &word = words.at(at);
        text += word.text;
        if (at == to || at + 1 == words.size())
            break;
        if (isBroken(word, words.at(at + 1)))
            text.chop(1);
        else if (word.hasSpaceAfter || word.isLineEnd)
            text += u' ';
    }
    return text;
}

QString spokenText(const PageWords &words, QList<int> *starts)
{
    QString text;
    for (const PageWord &word : words) {
        if (starts)
            starts->append(int(text.size()));
        text += word.text;
        if (word.isLineEnd)
            text += u'\n';
        else if (word.hasSpaceAfter)
            text += u' ';
    }
    return text;
}

QList<QRectF> lineBoxes(const PageWords &words, qsizetype from, qsizetype to)
{
    QList<QRectF> boxes;
    bool isNewLine = true;
    for (qsizetype at = std::max<qsizetype>(from, 0); at <= std::min(to, words.size() - 1); ++at) {
        const PageWord &word = words.at(at);
        if (isNewLine)
            boxes.append(word.box);
        else
            boxes.back() = boxes.back().united(word.box);
        isNewLine = word.isLineEnd;
    }
    return boxes;
}

} // namespace broadsheet
