#include "pagenotes/HighlightSelection.h"

#include "highlights/Highlight.h"
#include "pages/PageText.h"
#include "pageview/PageContents.h"
#include "pageview/PagesView.h"
#include "papers/StorableText.h"

namespace broadsheet {

namespace {

constexpr qsizetype wordsAround = 16;
constexpr qsizetype lettersAround = 100;

} // namespace

QList<Highlight> highlightsFrom(PagesView &pages)
{
    const PageSelection &selection = pages.selection();
    QList<Highlight> highlights;
    if (selection.isEmpty())
        return highlights;
    for (int page = selection.first().page; page <= selection.last().page; ++page) {
        const PageWords words = pages.contents().words(page);
        const auto [from, to] = selection.on(page);
        if (from > to || to >= words.size())
            continue;
        const qsizetype start = std::max<qsizetype>(0, from - wordsAround);
        const QString before = textOf(words.mid(start, from - start));
        const QString after = textOf(words.mid(to + 1, wordsAround));
        highlights.append({.id = newHighlightId(page + 1),
                           .page = page + 1,
                           .quote = storableName(textOf(words.mid(from, to - from + 1))),
                           .before = storableName(before.right(lettersAround)),
                           .after = storableName(after.left(lettersAround)),
                           .boxes = lineBoxes(words, from, to)});
    }
    highlights.removeIf([](const Highlight &one) { return one.quote.isEmpty(); });
    return highlights;
}

} // namespace broadsheet
