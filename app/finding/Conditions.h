// Evaluates single conditions of an expression as sets of papers, each from one index. Throws
// Failed.
#pragma once

#include "papers/PaperSet.h"
#include "search/Expression.h"
#include "sqlite/Database.h"
#include "tables/DayRange.h"
#include "tables/PaperFlags.h"

namespace broadsheet {

// How to look up a term in the full-text index.
struct TermQuery
{
    const char *table = "words";
    QString match;      // an FTS5 expression; empty: the index cannot tell
    bool exact = false; // every paper found has the term
};
[[nodiscard]] TermQuery termQuery(const Expression &term);
// The terms among these conditions, which all have to hold, combined to one query per table.
[[nodiscard]] std::vector<TermQuery> termQueries(const std::vector<Expression> &all);

[[nodiscard]] PaperSet papersMatching(Database &database, const TermQuery &query,
                                      NumberRange range = {});

// Selects the numbers of the papers by followed authors, each once, as `number`.
[[nodiscard]] QString sqlPapersByFollowed();

// Those in which the user wrote something: a note, or on the pages of the PDF.
[[nodiscard]] PaperSet papersWithNotes(Database &database);

// Every paper for which the expression holds is listed on one of these days. No bounds: on any.
[[nodiscard]] DayRange daysOf(const Expression &expression);

// For all kinds except All, Any, Not and Term. The papers of some facts are read only in the range.
[[nodiscard]] PaperSet papersWith(Database &database, const Expression &condition,
                                  NumberRange range = {});

} // namespace broadsheet
