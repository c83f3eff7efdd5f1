// How papers are ordered by each sort key: a table with one row per key. A new key that is a column
// of `paper` needs a row here, a value of SortKey, and an index in resources/schema.
#pragma once

#include "papers/Query.h"
#include "tables/PaperFlags.h"

#include <QByteArray>

#include <optional>

namespace broadsheet {

// A list by this key is read from an index of `paper`: (column, day DESC, id), or (day DESC, id)
// when the column is `day`. Papers without a value come last in both directions.
struct SortKeyTraits
{
    enum class Value { Number, Text, Day };
    enum class IndexOrder { Ascending, Descending }; // of the column in its index

    SortKey key;
    const char *column;
    Value value;
    IndexOrder indexOrder;
    const char *hasValue; // SQL conditions
    const char *hasNoValue;
    // The list has two parts, both in the order of the column: papers with this flag, and the
    // others. Ascending, the others come first.
    std::optional<PaperFlag> leading = {};
    const char *leadingColumn = nullptr; // a number that the leading part is sorted by first
    bool isAlwaysDescending = false;

    [[nodiscard]] bool isByDay() const { return value == Value::Day; }
    // The index is read from its end, so that days and ids are reversed as well.
    [[nodiscard]] bool readsBackwards(bool ascending) const
    {
        return ascending != (indexOrder == IndexOrder::Ascending);
    }
};

[[nodiscard]] const SortKeyTraits &traitsOf(SortKey key);

// Selects the numbers of all papers that have a value, or that have none, in order.
[[nodiscard]] QByteArray selectInOrder(const SortKeyTraits &traits, bool ascending);
[[nodiscard]] QByteArray selectWithoutValue(const SortKeyTraits &traits);

} // namespace broadsheet
