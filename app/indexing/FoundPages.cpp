#include "indexing/FoundPages.h"

#include "fulltext/FullText.h"
#include "fulltext/FullTextFile.h"
#include "library/LibraryAccess.h"
#include "search/Highlight.h"
#include "search/ParseSearch.h"

namespace broadsheet {

namespace {

QStringList termsOf(const QString &search)
{
    return fullTextTerms(parseSearch(search).expression);
}

QHash<PaperId, FoundPage> pagesOf(const Database &database, const QList<PaperId> &papers,
                                  const QStringList &terms)
{
    QHash<PaperId, FoundPage> pages;
    if (terms.isEmpty())
        return pages;
    FullText pdfs(database);
    for (const PaperId &paper : papers)
        if (const auto hit = pdfs.hitIn(paper, terms))
            pages.insert(paper, {.page = hit->page, .term = hit->term});
    return pages;
}

} // namespace

QFuture<Result<QHash<PaperId, FoundPage>>>
foundPages(Library &library, const QList<PaperId> &papers, const QString &search)
{
    return LibraryAccess(library).ask([papers, terms = termsOf(search)](Database &database) {
        return pagesOf(database, papers, terms);
    });
}

QFuture<Result<QString>> fullTextFileOf(Library &library)
{
    return LibraryAccess(library).ask(
        [](Database &database) { return fullTextFile(database.path()); });
}

bool asksForPages(const QString &search)
{
    return !termsOf(search).isEmpty();
}

} // namespace broadsheet
