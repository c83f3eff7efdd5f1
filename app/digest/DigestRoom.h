// How many papers, days and authors of a digest are read. A paper takes a hundred times the memory
// of its line when the line is short.
#pragma once

#include "digest/Diagnostics.h"

namespace broadsheet {

class DigestRoom final
{
public:
    // `maxEntries` 0: as many as a file may have.
    DigestRoom(qsizetype maxEntries, Diagnostics &diagnostics);

    // Whether there is room for one more paper or day, which begins in this line. The first time
    // that there is none, an Error says so.
    [[nodiscard]] bool takeEntry(int line);

    // Drops the authors of a paper when the digest has too many, and warns of the first.
    void takeNames(QStringList &authors, int line);

private:
    qsizetype m_entriesLeft;
    qsizetype m_namesLeft;
    bool m_isFull = false;
    bool m_hasNoNames = false;
    Diagnostics &m_diagnostics;
};

} // namespace broadsheet
