// Searches as they are typed: parsing, completion and marking in texts.
#include "Fuzz.h"

#include "search/Complete.h"
#include "search/Document.h"
#include "search/Fold.h"
#include "search/Highlight.h"
#include "search/IndexWords.h"
#include "search/ParseSearch.h"

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

void checkMarks(const QString &text, const Expression &expression)
{
    qsizetype end = 0;
    for (const TextRange &range : matchesIn(text, termsFor(expression, SearchField::Text))) {
        require(range.at >= end && range.length > 0, "marks are in order and apart");
        end = range.at + range.length;
    }
    require(end <= text.size(), "marks are inside the text");
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString typed = QString::fromUtf8(viewOf(data, size));
    const ParsedSearch search = parseSearch(typed, QDate(2024, 3, 22));
    for (const SearchProblem &problem : search.problems) {
        require(problem.at >= 0 && problem.length >= 0 &&
                    problem.at + problem.length <= typed.size(),
                "a problem points into the search");
    }
    for (const qsizetype cursor : {qsizetype{0}, typed.size() / 2, typed.size()}) {
        const CompletionPlace place = completionAt(typed, cursor);
        require(place.at >= 0 && place.at + place.length <= typed.size(),
                "what completion replaces is in the search");
    }
    Document document;
    document.titles = {typed};
    document.texts = {typed};
    (void)holds(search.expression, document);
    (void)allWords(document);
    checkMarks(typed, search.expression);

    const QString once = folded(typed);
    require(folded(once) == once, "folding twice changes nothing");
    const FoldedText withPlaces = foldedWithPlaces(typed);
    require(withPlaces.text == once, "folding is the same with places");
    require(withPlaces.places.size() == once.size() + 1, "every folded character has a place");
    (void)indexQuery(once);
    return 0;
}
