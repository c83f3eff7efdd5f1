// Finds words in the text of a page. Pure functions.
#pragma once

#include "pages/PageTypes.h"

namespace broadsheet {

// Whether the text has anything to look for.
[[nodiscard]] bool isFindable(const QString &text);

// All places of a text, in the order of reading and not overlapping. Letter case, accents and the
// forms of letters do not matter (search/Fold.h), white space and ends of lines are the same, and
// hyphens are left out, because lines end with them. In Korean and Chinese, where lines end in the
// middle of words, the end of a line may be nothing, too.
[[nodiscard]] QList<PageHit> findOnPage(int page, const QList<PageWord> &words,
                                        const QString &text);

// Whether the word ends with the hyphen of a line that ends inside of a word.
[[nodiscard]] bool breaksWord(const PageWord &word);

// What is selected between two words, both included, as a text: lines and hyphens at their ends are
// joined.
[[nodiscard]] QString textOf(const QList<PageWord> &words);

} // namespace broadsheet
