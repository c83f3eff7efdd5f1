// The smallest change from one version of a list to the next: rows that stay keep their order, even
// if their sort values have changed. Pure functions.
#pragma once

#include <QList>

#include <optional>

namespace broadsheet {

struct OrderChange
{
    struct Removal
    {
        int at = 0;
        int count = 0;
    };
    struct Insertion
    {
        int at = 0;
        QList<qint32> numbers;
    };
    // To be done one after the other, removals first. `at` is the row at that moment.
    QList<Removal> removals;     // from the last rows to the first
    QList<Insertion> insertions; // from the first rows to the last
};

// A new number is inserted after the known number that precedes it in `after`. Numbers that are not
// in `after` are removed, unless `keepMissing`. Null if it takes more than `maxSteps` removals or
// insertions.
[[nodiscard]] std::optional<OrderChange> changeBetween(const QList<qint32> &before,
                                                       const QList<qint32> &after, bool keepMissing,
                                                       qsizetype maxSteps);

} // namespace broadsheet
