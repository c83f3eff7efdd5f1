// Evaluates single conditions of an expression as sets of papers, each from one index. Throws
// Failed.
#pragma once

#include "papers/PaperSet.h"
#include "search/Expression.h"
#include "sqlite/Database.h"

#include <limits>

namespace broadsheet {

// How to look up a term in the full-text index.
struct TermQuery
{
    const char *table = "words";
    QString match;      // an FTS5 expression; empty: the index cannot tell
    bool exact = false; // every paper found has the term
};
[[nodiscard]] TermQuery termQuery(const Expression &term);
// For a term of SearchField::Text: finds papers that have it in their texts or in title and
// authors, and nowhere else. No value: the index cannot tell.
[[nodiscard]] std::optional<TermQuery> onlyInTexts(const Expression &term);

// The terms among these conditions, which all have to hold, combined to one query per table.
[[nodiscard]] std::vector<TermQuery> termQueries(const std::vector<Expression> &all);

// Both ends are included.
struct NumberRange
{
    qint64 first = 0;
    qint64 last = std::numeric_limits<qint64>::max();
};

[[nodiscard]] PaperSet papersMatching(Database &database, const TermQuery &query,
                                      NumberRange range = {});

// Selects the numbers of the papers by followed authors, each once, as `number`.
[[nodiscard]] QString sqlPapersByFollowed();

// For all kinds except All, Any, Not and Term.
[[nodiscard]] PaperSet papersWith(Database &database, const Expression &condition);

} // namespace broadsheet
