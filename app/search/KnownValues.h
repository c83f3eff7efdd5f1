// The operators that have few values: which these are, and what each means. Pure functions.
#pragma once

#include "search/Operators.h"

#include <QList>

namespace broadsheet {

// A value of is: or has:.
struct FactWord
{
    QLatin1StringView word;
    SearchFact fact;
    bool isThere = true; // false: the word means that the fact does not hold
};
[[nodiscard]] std::span<const FactWord> factWords(SearchOperator::Kind kind);

struct KnownValue
{
    QString value;
    QString explanation; // a few translated words, or a name
};

// For the list of suggestions: values that begin with `typed`, which is in small letters, and
// categories with a word in their name that does. Empty for operators that take any value.
[[nodiscard]] QList<KnownValue> knownValues(const SearchOperator &which, const QString &typed);

// Why no paper can have this folded value, a translated sentence; empty: one can.
[[nodiscard]] QString problemWithCategory(const QString &value);
[[nodiscard]] QString problemWithSource(const QString &value);

} // namespace broadsheet
