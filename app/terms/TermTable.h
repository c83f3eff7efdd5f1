// The table `terms`: the terms of each paper (PaperTerms.h), derived from its content and written
// when the paper is indexed. Libraries from before there was the table get it step by step. Throws
// Failed.
#pragma once

#include "sqlite/Statement.h"
#include "terms/PaperTerms.h"

#include <chrono>
#include <functional>

namespace broadsheet {

// Within a transaction.
class TermWriter final
{
public:
    explicit TermWriter(const Database &database);
    void write(qint64 paper, const Document &document);

private:
    Statement m_insert;
};

// Empties the table if another version of the program filled it, whose terms may differ, or nobody
// did. Call when the library is opened.
void clearOutdatedTerms(Database &database);
// The same whoever filled it: for when rows are missing.
void clearTerms(Database &database);

// Writes the rows of some indexed papers that may lack it, the newest first, until `time` is over
// or `isWanted` says that somebody waits; in its own transaction. False: every one has it.
[[nodiscard]] bool makeTerms(Database &database, std::chrono::milliseconds time,
                             const std::function<bool()> &isWanted);

// Papers were stored that have no row yet.
[[nodiscard]] bool areTermsBehind(Database &database);
// Rows are missing that were written, because somebody deleted them. `rows`: how many there are.
[[nodiscard]] bool areTermsLost(Database &database, qint64 rows);

} // namespace broadsheet
