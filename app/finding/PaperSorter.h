// Sorts a set of papers in memory, in the same order in which the indexes list them. Faster than
// walking an index when the set is small. Throws Failed.
#pragma once

#include "finding/SortKeys.h"
#include "papers/PaperSet.h"
#include "sqlite/Statement.h"
#include "tables/DayRange.h"

#include <vector>

namespace broadsheet {

struct SortedPaper
{
    qint64 number = 0;
    bool hasValue = true; // for the sort key
    qint64 value = 0;     // the sort key's value, if it is a number
    QByteArray text;      // the same, if it is a text
    QByteArray day;       // in a list of some days the newest papersMatching one; ISO 8601
    QByteArray id;
};

class PaperSorter final
{
public:
    // `days`: of the query; sorting by day then goes by the papersMatching day of each paper.
    PaperSorter(Database &database, const SortKeyTraits &traits, bool ascending,
                const DayRange &days);

    [[nodiscard]] std::vector<SortedPaper> sorted(const PaperSet &papers) const;
    // By the traits' leading column before anything else.
    [[nodiscard]] std::vector<SortedPaper> sortedLeading(const PaperSet &papers) const;

    [[nodiscard]] bool isBefore(const SortedPaper &a, const SortedPaper &b) const;

private:
    [[nodiscard]] std::vector<SortedPaper> sortedBy(const char *column,
                                                    const PaperSet &papers) const;
    [[nodiscard]] std::vector<SortedPaper> read(const char *column, const PaperSet &papers) const;

    Database &m_database;
    const SortKeyTraits &m_traits;
    bool m_ascending;
    DayRange m_days;
};

} // namespace broadsheet
