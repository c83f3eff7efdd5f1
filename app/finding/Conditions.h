// The single conditions of an expression as sets, each from one index. Throws Failed.
#pragma once

#include "papers/PaperSet.h"
#include "search/Expression.h"
#include "sqlite/Database.h"

#include <limits>

namespace broadsheet {

// What the full-text index has to be asked for a term.
struct TermQuestion
{
    const char *table = "words";
    QString match;      // empty: it cannot tell
    bool exact = false; // what it answers has the term
};
[[nodiscard]] TermQuestion termQuestion(const Expression &term);

// The terms among these conditions, all of which have to hold, as one question to each table.
[[nodiscard]] std::vector<TermQuestion> termQuestions(const std::vector<Expression> &all);

// Both ends belong to it.
struct NumberRange
{
    qint64 least = 0;
    qint64 most = std::numeric_limits<qint64>::max();
};

[[nodiscard]] PaperSet matching(Database &database, const TermQuestion &question,
                                NumberRange range = {});

// For everything but All, Any, Not and Term.
[[nodiscard]] PaperSet papersWith(Database &database, const Expression &condition);

} // namespace broadsheet
