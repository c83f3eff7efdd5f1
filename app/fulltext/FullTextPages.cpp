#include "fulltext/FullTextPages.h"

#include "base/Limits.h"
#include "fulltext/PageNumbers.h"
#include "fulltext/StoredText.h"
#include "sqlite/Statement.h"
#include "sqlite/Transaction.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

static_assert(maxPdfPages <= 1 << bitsOfPage);

constexpr int pagesAtOnce = 64; // that are removed in one transaction

void writePdf(Database &database, IndexedPdf &pdf)
{
    if (pdf.number == 0)
        pdf.number = database.insert(
            u"INSERT INTO pdf (paper, file, next, breaks, characters, done)"
            " VALUES (?, ?, ?, ?, ?, ?)"_s,
            pdf.paper.text, pdf.file, pdf.next, pdf.breaks, pdf.characters, pdf.done ? 1 : 0);
    else
        database.execute(u"UPDATE pdf SET file = ?, next = ?, breaks = ?, characters = ?, done = ?"
                         " WHERE number = ?"_s,
                         pdf.file, pdf.next, pdf.breaks, pdf.characters, pdf.done ? 1 : 0,
                         pdf.number);
}

QString pageAt(Database &database, qint64 number)
{
    Statement page(database, "SELECT text FROM page WHERE number = ?");
    return page.with(number).step() ? textFrom(page.blob(0).toByteArray()) : QString();
}

// FTS5 can delete a row only when it is given the words that it has; some are of the page before,
// so the last page goes first.
qsizetype removePages(Database &database, qint64 pdf)
{
    Transaction transaction(database);
    QList<std::pair<qint64, QString>> pages;
    Statement page(database, "SELECT number, text FROM page WHERE number BETWEEN ? AND ?"
                             " ORDER BY number DESC LIMIT ?");
    page.with(pageNumber(pdf, 0), lastPageNumber(pdf), pagesAtOnce);
    while (page.step())
        pages.append({page.number(0), textFrom(page.blob(1).toByteArray())});
    for (const auto &[number, text] : std::as_const(pages)) {
        const QString before = pageInPdf(number) > 0 ? pageAt(database, number - 1) : QString();
        database.execute(u"INSERT INTO words (words, rowid, word) VALUES ('delete', ?, ?)"_s,
                         number, wordsOfPage(text, before));
        database.execute(u"DELETE FROM page WHERE number = ?"_s, number);
    }
    transaction.commit();
    return pages.size();
}

} // namespace

QList<IndexedPdf> indexedPdfs(Database &database)
{
    QList<IndexedPdf> pdfs;
    Rows rows =
        database.select(u"SELECT number, paper, file, next, breaks, characters, done FROM pdf"_s);
    while (rows.next())
        pdfs.append({.number = rows.number(0),
                     .paper = {rows.text(1)},
                     .file = rows.text(2),
                     .next = rows.count(3),
                     .breaks = rows.count(4),
                     .characters = rows.number(5),
                     .done = rows.flag(6)});
    return pdfs;
}

void addPages(Database &database, IndexedPdf &pdf, const QStringList &pages)
{
    Transaction transaction(database);
    IndexedPdf grown = pdf;
    writePdf(database, grown); // gives it a number
    Statement stored(database, "INSERT INTO page (number, text) VALUES (?, ?)");
    Statement words(database, "INSERT INTO words (rowid, word) VALUES (?, ?)");
    QString before =
        grown.next > 0 ? pageAt(database, pageNumber(grown.number, grown.next - 1)) : QString();
    for (const QString &page : pages) {
        const QString text = page.first(std::min(page.size(), maxFullTextPage));
        const qint64 number = pageNumber(grown.number, grown.next++);
        grown.characters += text.size();
        if (!text.isEmpty()) {
            (void)stored.with(number, storedText(text)).step();
            (void)words.with(number, wordsOfPage(text, before)).step();
        }
        before = text;
    }
    writePdf(database, grown);
    transaction.commit();
    pdf = grown;
}

void keepPdf(Database &database, IndexedPdf &pdf)
{
    Transaction transaction(database);
    IndexedPdf kept = pdf;
    writePdf(database, kept);
    transaction.commit();
    pdf = kept;
}

void forgetPdf(Database &database, const IndexedPdf &pdf, const std::atomic_bool &isStopped)
{
    database.execute(u"UPDATE pdf SET file = '', done = 0 WHERE number = ?"_s, pdf.number);
    while (!isStopped && removePages(database, pdf.number) > 0) {
    }
    if (!isStopped)
        database.execute(u"DELETE FROM pdf WHERE number = ?"_s, pdf.number);
}

} // namespace broadsheet
