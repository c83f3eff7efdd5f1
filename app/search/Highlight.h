// Which parts of a text made it a result.
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

// The terms that are to be marked in a text of this kind; not those that must be missing.
// Anywhere stands for all.
[[nodiscard]] QStringList termsFor(const Expression &expression, SearchField field);

// Where the folded terms stand in `text` as it is shown: in order, without overlaps.
[[nodiscard]] QList<TextRange> matchesIn(QStringView text, const QStringList &terms);

} // namespace broadsheet
