#include "highlights/Highlight.h"

#include "base/Limits.h"
#include "papers/StorableText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <cmath>
#include <tuple>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qreal perPoint = 100; // boxes are kept in hundredths of a point

QJsonValue numbersOf(const QRectF &box)
{
    QJsonArray numbers;
    for (const qreal number : {box.x(), box.y(), box.width(), box.height()})
        numbers.append(qint64(std::llround(number * perPoint)));
    return numbers;
}

bool isOnPaper(const QRectF &box)
{
    const auto isLength = [](qreal length) {
        return std::isfinite(length) && std::abs(length) <= maxHighlightEdge;
    };
    return isLength(box.x()) && isLength(box.y()) && isLength(box.width()) &&
           isLength(box.height()) && box.width() > 0 && box.height() > 0;
}

// An invalid one for anything else.
QRectF boxFrom(const QJsonArray &numbers)
{
    const auto length = [&numbers](qsizetype at) { return numbers.at(at).toDouble() / perPoint; };
    return numbers.size() == 4 ? QRectF(length(0), length(1), length(2), length(3)) : QRectF();
}

QString textIn(const QJsonObject &object, QLatin1StringView key, qsizetype most)
{
    const QString text = storableName(object.value(key).toString().left(most));
    return text;
}

} // namespace

QString newHighlightId(int page)
{
    return QString::number(page) + u'-' + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString textOfHighlight(const Highlight &highlight)
{
    QJsonArray boxes;
    for (const QRectF &box : highlight.boxes)
        boxes.append(numbersOf(box));
    const QJsonObject object{{u"after"_s, highlight.after},
                             {u"before"_s, highlight.before},
                             {u"boxes"_s, boxes},
                             {u"quote"_s, highlight.quote}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<Highlight> highlightFrom(const QString &id, qint64 colour, const QString &text)
{
    const int page = pageOfHighlight(id);
    if (page < 1 || page > maxPdfPages || text.size() > maxHighlightLength)
        return {};
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const bool isKnown = colour >= 1 && colour <= highlightColours;
    Highlight highlight{.id = id,
                        .page = page,
                        .colour = isKnown ? int(colour) : 1,
                        .quote = textIn(object, "quote"_L1, maxHighlightQuote),
                        .before = textIn(object, "before"_L1, maxHighlightContext),
                        .after = textIn(object, "after"_L1, maxHighlightContext)};
    const QJsonArray boxes = object.value("boxes"_L1).toArray();
    for (qsizetype at = 0; at < std::min(boxes.size(), maxHighlightBoxes); ++at)
        if (const QRectF box = boxFrom(boxes.at(at).toArray()); isOnPaper(box))
            highlight.boxes.append(box);
    if (highlight.boxes.isEmpty() || highlight.quote.isEmpty())
        return {};
    return highlight;
}

void sortHighlights(QList<Highlight> &highlights)
{
    std::ranges::sort(highlights, {}, [](const Highlight &one) {
        const QRectF first = one.boxes.value(0);
        return std::tuple(one.page, first.y(), first.x(), one.id);
    });
}

} // namespace broadsheet
