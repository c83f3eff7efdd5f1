// The place in a paper's texts that a search found. Pure function.
#pragma once

#include "papers/Paper.h"
#include "search/Expression.h"

namespace broadsheet {

// A part of a text around the first match, in one line, for terms that neither the title nor an
// author has: of the text with the most of these terms, in one of `languages` if there are several.
// Empty: title and authors say it all.
[[nodiscard]] QString snippetOf(const Paper &paper, const Expression &expression,
                                const QStringList &languages);

// The same for a page of its PDF, which counts from 0: "p. 7: … words …".
[[nodiscard]] QString pageSnippet(int page, const QString &text, const QString &term);

} // namespace broadsheet
