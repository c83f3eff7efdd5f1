// Everything that the author page shows of one name.
#pragma once

#include "papers/Author.h"
#include "papers/Paper.h"

namespace broadsheet {

struct AuthorPapers
{
    AuthorSummary author;
    QList<PaperRow> papers;    // newest day first
    QList<CoAuthor> coAuthors; // most frequent first, at most 12
    QList<AuthorGroup> people; // two or more where the name seems to be shared, the largest first
};

} // namespace broadsheet
