// Searches the text of the PDFs of a library. The file is opened for one search and closed after
// it; a library without such a file has no hits, and neither has one whose file is damaged, which
// is made again in the background (indexing/README.md). Throws Failed only when the query of the
// library is cancelled.
#pragma once

#include "papers/PaperId.h"
#include "sqlite/Database.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace broadsheet {

struct FullTextHit
{
    int page = 0; // from 0
    QString text; // of the page, or what goes over from it to the next one
    QString term; // the first that occurs there
};

class FullText final
{
public:
    explicit FullText(const Database &library); // must outlive this
    Q_DISABLE_COPY_MOVE(FullText)

    // The papers with the folded term on a page, or beginning on it and ending on the next one; see
    // search/Fold.h for what that means.
    [[nodiscard]] QList<PaperId> papersWith(const QString &term);

    // The first of the pages with most of the folded terms. Nothing: none has any.
    [[nodiscard]] std::optional<FullTextHit> hitIn(const PaperId &paper, const QStringList &terms);

private:
    // The pages on which the term may begin, in order.
    const std::vector<qint64> &pagesFor(Database &database, const QString &term);
    [[nodiscard]] std::vector<std::pair<qint64, int>> bestPages(Database &database, qint64 pdf,
                                                                const QStringList &terms);
    [[nodiscard]] std::optional<FullTextHit> bestHit(Database &database, qint64 pdf,
                                                     const QStringList &terms);
    template<class Find>
    auto guarded(Find find) -> decltype(find(std::declval<Database &>()));

    const Database &m_library;
    std::unique_ptr<Database> m_file;            // null: there is nothing to find
    QHash<QString, std::vector<qint64>> m_pages; // by term
};

} // namespace broadsheet
