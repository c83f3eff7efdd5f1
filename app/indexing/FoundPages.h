// On which pages of their PDFs a search has found papers: `full:` in the query language.
#pragma once

#include "base/Result.h"
#include "papers/PaperId.h"

#include <QFuture>
#include <QHash>
#include <QList>

namespace broadsheet {

class Library;

struct FoundPage
{
    int page = 0; // from 0
    QString term; // of the search, folded, that occurs there

    bool operator==(const FoundPage &) const = default;
};

// Papers without such a page are left out. Can be cancelled. Any thread.
[[nodiscard]] QFuture<Result<QHash<PaperId, FoundPage>>>
foundPages(Library &library, const QList<PaperId> &papers, const QString &search);

// Where the full text of the library is; see fulltext/FullTextFile.h.
[[nodiscard]] QFuture<Result<QString>> fullTextFileOf(Library &library);

// Whether the search looks at pages at all.
[[nodiscard]] bool asksForPages(const QString &search);

} // namespace broadsheet
