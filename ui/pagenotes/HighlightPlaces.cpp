#include "pagenotes/HighlightPlaces.h"

#include "pages/PageDocument.h"
#include "pages/PageText.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <tuple>
#include <utility>

namespace broadsheet {

namespace {

constexpr qsizetype shortText = 12;  // letters; it can be there by accident
constexpr qreal likeEnough = 0.3;    // of the text around a short text
constexpr qreal surelyTheSame = 0.8; // no other page is looked at

} // namespace

HighlightPlaces::HighlightPlaces(PageDocument &document, QObject *parent)
    : QObject(parent), m_document(document)
{
    connect(&document, &PageDocument::textRead, this, &HighlightPlaces::take);
    connect(&document, &PageDocument::pageFailed, this, [this](int page) {
        if (page == m_asked)
            take(page, {});
    });
}

void HighlightPlaces::clear()
{
    m_all.clear();
    m_pages.clear();
    m_seen.clear();
    m_asked = -1;
}

void HighlightPlaces::look(const QList<Highlight> &highlights)
{
    QList<Sought> all;
    for (const Highlight &highlight : highlights) {
        const auto known = std::ranges::find_if(m_all, [&highlight](const Sought &one) {
            return one.id() == highlight.id && one.quote.highlight.quote == highlight.quote;
        });
        if (known != m_all.end() && known->isOver) {
            all.append(*known);
            continue;
        }
        all.append({.quote = SoughtQuote(highlight),
                    .place = {.page = highlight.page - 1, .boxes = highlight.boxes}});
        if (all.constLast().quote.letters.isEmpty()) { // signs alone are where they were made
            all.last().likeness = 1;
            all.last().isOver = true;
        }
    }
    m_all = std::move(all);
    m_seen.clear();
    order();
    askNext();
}

// The pages that have highlights come first, then the others, the nearest to one first.
void HighlightPlaces::order()
{
    const auto pages = int(m_document.info().sizes.size());
    QList<int> distances(pages, pages);
    for (const Sought &one : std::as_const(m_all))
        if (!one.isOver && one.quote.highlight.page <= pages)
            distances[one.quote.highlight.page - 1] = 0;
    for (int page = 1; page < pages; ++page)
        distances[page] = std::min(distances[page], distances[page - 1] + 1);
    for (int page = pages - 2; page >= 0; --page)
        distances[page] = std::min(distances[page], distances[page + 1] + 1);
    m_pages.resize(pages);
    std::iota(m_pages.begin(), m_pages.end(), 0);
    std::ranges::stable_sort(m_pages, {}, [&distances](int page) { return distances.at(page); });
}

void HighlightPlaces::askNext()
{
    if (m_asked >= 0 || !m_document.isOpen())
        return;
    if (std::ranges::all_of(m_all, &Sought::isOver))
        return m_pages.clear();
    while (!m_pages.isEmpty() && m_seen.contains(m_pages.constFirst()))
        m_pages.removeFirst();
    if (m_pages.isEmpty())
        return finish();
    m_asked = m_pages.takeFirst();
    m_document.readText(m_asked);
}

// Texts that others asked for will do as well.
void HighlightPlaces::take(int page, const QList<PageWord> &words)
{
    if (page == m_asked)
        m_asked = -1;
    if (!m_seen.contains(page)) {
        m_seen.insert(page);
        const QString letters = lettersOf(textOf(words));
        bool isFound = false;
        for (Sought &one : m_all) {
            if (one.isOver)
                continue;
            one.take(placesOf(one.quote, page, words, letters));
            isFound = isFound || one.isOver;
        }
        if (isFound)
            Q_EMIT changed();
    }
    askNext();
}

void HighlightPlaces::Sought::take(const QList<QuotePlace> &places)
{
    const int was = quote.highlight.page - 1;
    const qreal top = quote.highlight.boxes.constFirst().top();
    const auto rank = [was, top](const PageHit &hit, qreal like) {
        return std::tuple(like, -std::abs(hit.page - was),
                          -std::abs(hit.boxes.constFirst().top() - top));
    };
    for (const QuotePlace &one : places) {
        if (likeness >= 0 && rank(one.hit, one.likeness) <= rank(place, likeness))
            continue;
        place = one.hit;
        likeness = one.likeness;
    }
    isOver = likeness >= surelyTheSame;
}

// All pages were read: the likeliest places count.
void HighlightPlaces::finish()
{
    int missing = 0;
    for (Sought &one : m_all) {
        if (std::exchange(one.isOver, true))
            continue;
        if (one.quote.letters.size() < shortText && one.likeness < likeEnough)
            one.likeness = -1;
        missing += one.likeness < 0 ? 1 : 0;
    }
    Q_EMIT changed();
    if (missing > 0)
        Q_EMIT missed(missing);
}

std::optional<PageHit> HighlightPlaces::place(const QString &id) const
{
    const auto known =
        std::ranges::find_if(m_all, [&id](const Sought &one) { return one.id() == id; });
    if (known == m_all.end() || (known->isOver && known->likeness < 0))
        return std::nullopt;
    if (!known->isOver)
        return PageHit{.page = known->quote.highlight.page - 1,
                       .boxes = known->quote.highlight.boxes};
    return known->place;
}

} // namespace broadsheet
