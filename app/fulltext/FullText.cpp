#include "fulltext/FullText.h"

#include "base/Logging.h"
#include "fulltext/FullTextFile.h"
#include "fulltext/PageNumbers.h"
#include "fulltext/StoredText.h"
#include "search/Fold.h"
#include "search/IndexWords.h"
#include "sqlite/Statement.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The one of the readings of a text in which the term occurs.
std::optional<QString> readingWith(const QString &text, const QString &term)
{
    for (const QString &reading : readingsOf(text))
        if (indexOfTerm(folded(reading), term) >= 0)
            return reading;
    return {};
}

class PageReader final
{
public:
    explicit PageReader(Database &database)
        : m_database(database), m_page(database, "SELECT text FROM page WHERE number = ?")
    {}

    // Whether the page has the term, or its end.
    [[nodiscard]] bool has(const QString &term, qint64 number)
    {
        const QString page = this->page(number);
        return readingWith(textOfPage(page), term) ||
               (pageInPdf(number) > 0 && readingWith(textOver(this->page(number - 1), page), term));
    }

    // The text with the term if it begins on the page: the page itself, or what goes over to the
    // next one.
    [[nodiscard]] std::optional<QString> textWith(const QString &term, qint64 number)
    {
        const QString page = this->page(number);
        std::optional<QString> reading = readingWith(textOfPage(page), term);
        if (reading || page.isEmpty() || number == lastPageNumber(pdfOfPage(number)))
            return reading;
        const QString next = this->page(number + 1);
        reading = readingWith(textOver(page, next), term);
        return reading && !readingWith(firstOfPage(next), term) ? reading : std::nullopt;
    }

private:
    [[nodiscard]] QString page(qint64 number)
    {
        for (const auto &[known, text] : m_known)
            if (known == number)
                return text;
        m_database.throwIfCancelled();
        const QString text =
            m_page.with(number).step() ? textFrom(m_page.blob(0).toByteArray()) : QString();
        m_page.reset();
        m_known = {std::pair(number, text), m_known.front()};
        return text;
    }

    Database &m_database;
    Statement m_page;
    std::array<std::pair<qint64, QString>, 2> m_known{{{-1, {}}, {-1, {}}}}; // that were read last
};

// Calls visit(number) for the pages that may have the term, in order. What goes over to a page is
// found with it, and begins on the page before.
template<class Visit>
void forEachCandidate(Database &database, const IndexQuery &query, Visit visit)
{
    const bool isIndexed = !query.match.isEmpty();
    Statement pages(database, isIndexed
                                  ? "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid"
                                  : "SELECT number FROM page ORDER BY number");
    if (isIndexed)
        pages.with(query.match);
    while (pages.step())
        visit(pages.number(0));
}

std::vector<qint64> pdfsWith(Database &database, const QString &term)
{
    const IndexQuery query = indexPhrase(term);
    PageReader reader(database);
    std::vector<qint64> pdfs;
    forEachCandidate(database, query, [&](qint64 number) {
        const qint64 pdf = pdfOfPage(number);
        if (!pdfs.empty() && pdfs.back() == pdf)
            return;
        if (query.exact || reader.has(term, number))
            pdfs.push_back(pdf);
    });
    return pdfs;
}

QList<PaperId> papersOf(Database &database, const std::vector<qint64> &pdfs)
{
    Statement paper(database, "SELECT paper FROM pdf WHERE number = ?");
    QList<PaperId> papers;
    for (const qint64 pdf : pdfs)
        if (paper.with(pdf).step())
            papers.append(PaperId{paper.text(0)});
    return papers;
}

} // namespace

// Its failures are those of a file that is made again, and no reason to fail the search.
template<class Find>
auto FullText::guarded(Find find) -> decltype(find(std::declval<Database &>()))
{
    if (!m_file)
        return {};
    try {
        return find(*m_file);
    } catch (const Failed &failed) {
        if (failed.error.kind == ErrorKind::Cancelled)
            throw;
        qCWarning(logLibrary) << failed.error.message << failed.error.detail;
        m_file.reset();
        return {};
    }
}

FullText::FullText(const Database &library) : m_library(library)
{
    try {
        m_file =
            readFullText(fullTextFile(library.path()), [this] { return m_library.isCancelled(); });
    } catch (const Failed &failed) {
        if (failed.error.kind == ErrorKind::Cancelled)
            throw;
        qCWarning(logLibrary) << failed.error.message << failed.error.detail;
    }
}

const std::vector<qint64> &FullText::pagesFor(Database &database, const QString &term)
{
    const auto known = m_pages.constFind(term);
    if (known != m_pages.cend())
        return *known;
    std::vector<qint64> pages;
    forEachCandidate(database, indexPhrase(term), [&pages](qint64 number) {
        if (pageInPdf(number) > 0 && (pages.empty() || pages.back() != number - 1))
            pages.push_back(number - 1);
        pages.push_back(number);
    });
    return *m_pages.insert(term, std::move(pages));
}

// Those of a PDF that may have terms, the ones with most of them first: page and number of terms.
std::vector<std::pair<qint64, int>> FullText::bestPages(Database &database, qint64 pdf,
                                                        const QStringList &terms)
{
    std::map<qint64, int> counts;
    for (const QString &term : terms) {
        const std::vector<qint64> &all = pagesFor(database, term);
        const auto end = std::ranges::upper_bound(all, lastPageNumber(pdf));
        for (auto at = std::ranges::lower_bound(all, pageNumber(pdf, 0)); at != end; ++at)
            ++counts[*at];
    }
    std::vector<std::pair<qint64, int>> pages(counts.begin(), counts.end());
    std::ranges::stable_sort(pages, std::ranges::greater(), &std::pair<qint64, int>::second);
    return pages;
}

std::optional<FullTextHit> FullText::bestHit(Database &database, qint64 pdf,
                                             const QStringList &terms)
{
    PageReader reader(database);
    std::optional<FullTextHit> best;
    qsizetype most = 0;
    for (const auto &[number, candidates] : bestPages(database, pdf, terms)) {
        if (candidates <= most)
            break;
        qsizetype count = 0;
        FullTextHit hit{.page = pageInPdf(number)};
        for (const QString &term : terms)
            if (const std::optional<QString> text = reader.textWith(term, number); text) {
                if (count++ == 0) {
                    hit.text = *text;
                    hit.term = term;
                }
            }
        if (count > most) {
            most = count;
            best = std::move(hit);
        }
    }
    return best;
}

QList<PaperId> FullText::papersWith(const QString &term)
{
    return guarded(
        [&](Database &database) { return papersOf(database, pdfsWith(database, term)); });
}

std::optional<FullTextHit> FullText::hitIn(const PaperId &paper, const QStringList &terms)
{
    return guarded([&](Database &database) -> std::optional<FullTextHit> {
        const qint64 pdf = database.number(u"SELECT number FROM pdf WHERE paper = ?"_s, paper.text);
        return pdf == 0 ? std::nullopt : bestHit(database, pdf, terms);
    });
}

} // namespace broadsheet
