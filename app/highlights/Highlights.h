// The highlights of a paper in the library. Throws Failed.
#pragma once

#include "papers/Paper.h"
#include "sqlite/Statement.h"

namespace broadsheet {

// For many papers, one after the other, in one transaction: keeps its statement prepared, and reads
// nothing in a library without highlights.
class HighlightReader final
{
public:
    explicit HighlightReader(const Database &database);

    // With their notes, in the order of the pages; at most maxHighlights. One that was taken away
    // is there while it has a note: another machine wrote that without knowing.
    [[nodiscard]] QList<Highlight> of(const PaperId &paper);

private:
    Statement m_highlights;
    bool m_areAny = false;
};

} // namespace broadsheet
