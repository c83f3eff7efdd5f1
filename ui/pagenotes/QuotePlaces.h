// Where the text of a highlight is on a page, which can be of another version of the paper. Pure
// functions.
#pragma once

#include "pages/PageTypes.h"
#include "papers/Paper.h"

namespace broadsheet {

// What is compared of a text: lines, spaces and hyphens can differ between versions.
[[nodiscard]] QString lettersOf(const QString &text);

// The text of a highlight, ready to be looked for on many pages.
struct SoughtQuote
{
    struct Part
    {
        QString text;
        QString letters;
    };

    explicit SoughtQuote(const Highlight &highlight);

    Highlight highlight;
    QString letters;
    QList<Part> parts; // of some words; empty: the text is short
};

struct QuotePlace
{
    PageHit hit;
    // From 0 to 1: how much of the text around it is the same; less where only most of the text
    // itself is there.
    qreal likeness = -1;
};

// All places of the whole text; or else, near its page, the place of most of its parts: something
// was changed in it. Earlier versions of this program read the columns of some pages in another
// order; if the words of such a text are not near each other, but in its own boxes, it is there.
// `letters`: of the page.
[[nodiscard]] QList<QuotePlace> placesOf(const SoughtQuote &sought, int page,
                                         const QList<PageWord> &words, const QString &letters);

} // namespace broadsheet
