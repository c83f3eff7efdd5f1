// Which parts of a text match a search. Pure functions.
#pragma once

#include "search/Expression.h"

#include <QList>
#include <QString>

namespace broadsheet {

struct TextRange
{
    qsizetype at = 0;
    qsizetype length = 0;

    bool operator==(const TextRange &) const = default;
};

// The terms to mark in texts of this field, without those below a Not. Anywhere: in all fields.
[[nodiscard]] QStringList termsFor(const Expression &expression, SearchField field);

// The terms that were found on pages of PDFs, without those below a Not.
[[nodiscard]] QStringList fullTextTerms(const Expression &expression);

// Where the folded terms occur in `text` as it is shown: in order, not overlapping or touching.
[[nodiscard]] QList<TextRange> matchesIn(QStringView text, const QStringList &terms);

} // namespace broadsheet
