// Everything that the author page shows about one name.
#pragma once

#include "papers/Author.h"
#include "papers/Paper.h"

namespace broadsheet {

struct AuthorPapers
{
    AuthorSummary author;
    QList<PaperRow> papers;    // newest day first
    QList<CoAuthor> coAuthors; // most frequent first, at most 12
    QList<AuthorGroup> people; // the largest first; empty when the name seems to be one person
};

} // namespace broadsheet
