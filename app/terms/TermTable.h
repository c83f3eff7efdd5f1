// The table `terms`: the terms of each paper (PaperTerms.h), derived from its content and written
// when the paper is indexed. Libraries whose papers have none get them step by step, in the order
// of the numbers: those after the last row have none yet. Throws Failed.
#pragma once

#include "sqlite/Statement.h"
#include "terms/PaperTerms.h"

#include <chrono>
#include <functional>

namespace broadsheet {

// Within a transaction. Its statements change one row each: before one that replaces a row, FTS5
// would write to the disk all that it was given. A number that no paper has is ignored.
class TermWriter final
{
public:
    explicit TermWriter(const Database &database);
    void write(qint64 paper, const QByteArray &packed); // see packedTerms()

private:
    Statement m_drop;
    Statement m_find;
    Statement m_add;
};

// Which papers need a row when they are indexed: not those that makeTerms() will come to.
class WantedTerms final
{
public:
    // `upTo`: the last paper that is asked about. Looks at no paper behind it, because very many
    // may wait to be indexed.
    WantedTerms(Database &database, qint64 upTo);
    [[nodiscard]] bool has(qint64 paper) const { return m_isComplete || paper <= m_last; }

private:
    qint64 m_last;
    bool m_isComplete;
};

// Empties the table if another version of the program filled it, whose terms may differ, or nobody
// did. Call when the library is opened.
void clearOutdatedTerms(Database &database);
// The same whoever filled it: for when rows are missing.
void clearTerms(Database &database);

// Writes the rows of some indexed papers after the last one that has a row, until `time` is over or
// `isWanted` says that somebody waits; in its own transaction. False: there is none.
[[nodiscard]] bool makeTerms(Database &database, std::chrono::milliseconds time,
                             const std::function<bool()> &isWanted);

// Papers were stored that have no row yet.
[[nodiscard]] bool areTermsBehind(Database &database);
// Rows are missing that were written, because somebody deleted them. `rows`: how many there are.
[[nodiscard]] bool areTermsLost(Database &database, qint64 rows);

} // namespace broadsheet
