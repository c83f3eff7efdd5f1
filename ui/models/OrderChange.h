// How a list becomes the same list read again, with as little moving as can be: rows that stay keep
// their order among each other, whatever became of what they are sorted by. Pure functions.
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
    QList<Removal> removals;     // to be done one after the other: the last rows first
    QList<Insertion> insertions; // and then these, the first rows first
};

// New numbers come after the one that stands before them in `after`. Nothing when more than
// `maximum` steps of one kind would be needed.
[[nodiscard]] std::optional<OrderChange> changeBetween(const QList<qint32> &before,
                                                       const QList<qint32> &after, bool keepMissing,
                                                       qsizetype maximum);

} // namespace broadsheet
