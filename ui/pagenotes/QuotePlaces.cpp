#include "pagenotes/QuotePlaces.h"

#include "pages/PageText.h"
#include "pageview/PageWords.h"
#include "search/Fold.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <cstdlib>

namespace broadsheet {

namespace {

constexpr qsizetype wordsAround = 20;
constexpr qsizetype lettersAround = 24; // of these words, which are compared
constexpr qsizetype wordsOfPart = 4;
constexpr qsizetype fewParts = 3; // shorter texts are there as a whole, or not
constexpr qsizetype mostParts = 40;
constexpr int pagesNear = 10;
constexpr qreal linesNear = 8; // between two parts
constexpr qreal mostOfIt = 0.6;
constexpr qreal worthOfParts = 0.7; // a whole text with other text around it may be worth more

template<class A, class B>
qsizetype sameAtBeginning(const A &one, const B &other)
{
    return std::ranges::mismatch(one, other).in1 - one.begin();
}

qreal likenessAt(const PageHit &hit, const QList<PageWord> &words, const Highlight &what)
{
    const QRectF first = hit.boxes.constFirst();
    const QRectF last = hit.boxes.constLast();
    const qsizetype from = wordAt(words, {first.left() + 0.5, first.center().y()});
    const qsizetype to = wordAt(words, {last.right() - 0.5, last.center().y()});
    const qsizetype start = std::max<qsizetype>(0, from - wordsAround);
    QString before = lettersOf(textOf(words.mid(start, from - start)));
    QString wasBefore = lettersOf(what.before);
    const QString after = lettersOf(textOf(words.mid(to + 1, wordsAround)));
    QString wasAfter = lettersOf(what.after);
    std::ranges::reverse(before);
    std::ranges::reverse(wasBefore);
    wasBefore.truncate(lettersAround);
    wasAfter.truncate(lettersAround);
    const qsizetype all = wasBefore.size() + wasAfter.size();
    if (all == 0)
        return 1;
    return qreal(sameAtBeginning(before, wasBefore) + sameAtBeginning(after, wasAfter)) /
           qreal(all);
}

// Some lines further, or in the next column.
bool isNear(const QRectF &box, const QRectF &before)
{
    const bool isNextColumn = box.left() > before.right() && box.top() < before.top();
    return isNextColumn || std::abs(box.center().y() - before.center().y()) <
                               linesNear * std::max(box.height(), before.height());
}

// The hit of a part that most likely follows the one before; null: there is none.
const PageHit *next(const QList<PageHit> &hits, const QList<QRectF> &before)
{
    if (hits.isEmpty() || before.isEmpty())
        return hits.isEmpty() ? nullptr : &hits.constFirst();
    const QRectF last = before.constLast();
    const auto nearest = std::ranges::min_element(hits, {}, [&last](const PageHit &hit) {
        return (hit.boxes.constFirst().center() - last.center()).manhattanLength();
    });
    return isNear(nearest->boxes.constFirst(), last) ? &*nearest : nullptr;
}

// Parts of one line become one box.
void addTo(QList<QRectF> &boxes, const QRectF &box)
{
    const QRectF last = boxes.value(boxes.size() - 1);
    const bool isSameLine = std::abs(last.center().y() - box.center().y()) < box.height() / 2;
    const qreal space = box.left() - last.right();
    if (!last.isNull() && isSameLine && space >= 0 && space < box.height())
        boxes.back() |= box;
    else
        boxes.append(box);
}

QList<QuotePlace> placeOfParts(const SoughtQuote &sought, int page, const QList<PageWord> &words,
                               const QString &letters)
{
    qsizetype all = 0;
    qsizetype there = 0;
    for (const SoughtQuote::Part &part : sought.parts) {
        all += part.letters.size();
        there += letters.contains(part.letters) ? part.letters.size() : 0;
    }
    if (all == 0 || qreal(there) < mostOfIt * qreal(all))
        return {};
    PageHit whole{.page = page, .boxes = {}};
    there = 0;
    for (const SoughtQuote::Part &part : sought.parts) {
        const QList<PageHit> hits = findOnPage(page, words, part.text);
        const PageHit *hit = next(hits, whole.boxes);
        if (!hit)
            continue;
        there += part.letters.size();
        for (const QRectF &box : hit->boxes)
            addTo(whole.boxes, box);
    }
    if (qreal(there) < mostOfIt * qreal(all))
        return {};
    return {{.hit = whole, .likeness = worthOfParts * qreal(there) / qreal(all)}};
}

// The words of the text that stand in the boxes of the highlight, whatever their order.
QList<QuotePlace> placeInItsBoxes(const SoughtQuote &sought, const QList<PageWord> &words)
{
    const Highlight &highlight = sought.highlight;
    QHash<QString, int> there;
    for (const PageWord &word : words)
        if (std::ranges::any_of(highlight.boxes, [&word](const QRectF &box) {
                return box.contains(word.box.center());
            }))
            ++there[lettersOf(word.text)];
    const QStringList quoted = highlight.quote.split(u' ', Qt::SkipEmptyParts);
    const auto count = std::ranges::count_if(
        quoted, [&there](const QString &word) { return there[lettersOf(word)]-- > 0; });
    if (quoted.isEmpty() || qreal(count) < mostOfIt * qreal(quoted.size()))
        return {};
    return {{.hit = {.page = highlight.page - 1, .boxes = highlight.boxes},
             .likeness = worthOfParts * qreal(count) / qreal(quoted.size())}};
}

} // namespace

QString lettersOf(const QString &text)
{
    QString letters = folded(text);
    letters.removeIf([](QChar c) { return c == u' ' || c == u'-'; });
    return letters;
}

SoughtQuote::SoughtQuote(const Highlight &what)
    : highlight(what), letters(isFindable(what.quote) ? lettersOf(what.quote) : QString())
{
    const QStringList words = what.quote.split(u' ', Qt::SkipEmptyParts);
    if (words.size() < fewParts * wordsOfPart)
        return;
    const qsizetype size = std::max(wordsOfPart, words.size() / mostParts + 1);
    for (qsizetype from = 0; from < words.size(); from += size) {
        const QString part = words.mid(from, size).join(u' ');
        parts.append({part, lettersOf(part)});
    }
}

QList<QuotePlace> placesOf(const SoughtQuote &sought, int page, const QList<PageWord> &words,
                           const QString &letters)
{
    QList<QuotePlace> places;
    if (letters.contains(sought.letters))
        for (const PageHit &hit : findOnPage(page, words, sought.highlight.quote))
            places.append({.hit = hit, .likeness = likenessAt(hit, words, sought.highlight)});
    if (places.isEmpty() && std::abs(page - (sought.highlight.page - 1)) <= pagesNear)
        places = placeOfParts(sought, page, words, letters);
    if (places.isEmpty() && page == sought.highlight.page - 1)
        places = placeInItsBoxes(sought, words);
    return places;
}

} // namespace broadsheet
