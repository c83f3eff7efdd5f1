#include "library/SearchIndex.h"

#include "library/Authors.h"
#include "library/Documents.h"
#include "library/Muting.h"
#include "library/Tally.h"
#include "search/IndexWords.h"

#include <QDeadlineTimer>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// What stands in the index for a paper.
struct IndexRow
{
    explicit IndexRow(const Document &document)
        : words(allWords(document)), title(indexWords(document.titles.join(u'\n'))),
          authors(indexWords(document.authors.join(u'\n')))
    {}

    QString words;
    QString title;
    QString authors;
};

class Indexer final
{
public:
    explicit Indexer(Database &database)
        : m_database(database), m_documents(database), m_muter(database),
          m_next(database, "SELECT number, muted FROM paper WHERE indexed = 0 ORDER BY number DESC"
                           " LIMIT 1"),
          m_words(database, "INSERT INTO words (rowid, word) VALUES (?, ?)"),
          m_heads(database, "INSERT INTO heads (rowid, title, authors) VALUES (?, ?, ?)"),
          m_done(database, "UPDATE paper SET indexed = 1, muted = ? WHERE number = ?")
    {}

    // The newest first: that is what the reader looks at.
    bool indexNext()
    {
        if (!m_next.with().step())
            return false;
        const qint64 number = m_next.number(0);
        const bool wasMuted = m_next.flag(1);
        m_next.reset();
        const Paper paper = m_documents.paperAt(number);
        const Document document = documentOf(paper);
        const IndexRow row(document);
        run(m_words.with(number, row.words));
        run(m_heads.with(number, row.title, row.authors));
        countNames(m_database, paper.authors, 1);
        // What is muted may have changed since the paper was stored.
        const bool isMuted = m_muter.hides(number, document);
        run(m_done.with(isMuted ? 1 : 0, number));
        if (isMuted != wasMuted)
            m_days.unite({paper.days.cbegin(), paper.days.cend()});
        return true;
    }
    [[nodiscard]] const QSet<QDate> &recountedDays() const { return m_days; }

private:
    static void run(Statement &statement) { (void)statement.step(); }

    Database &m_database;
    Documents m_documents;
    Muter m_muter;
    Statement m_next;
    Statement m_words;
    Statement m_heads;
    Statement m_done;
    QSet<QDate> m_days;
};

} // namespace

void unindex(Database &database, qint64 paper)
{
    if (database.number(u"SELECT indexed FROM paper WHERE number = ?"_s, paper) == 0)
        return;
    const Paper known = Documents(database).paperAt(paper);
    const IndexRow row(documentOf(known));
    countNames(database, known.authors, -1);
    database.execute(u"INSERT INTO words (words, rowid, word) VALUES ('delete', ?, ?)"_s, paper,
                     row.words);
    database.execute(u"INSERT INTO heads (heads, rowid, title, authors)"
                     " VALUES ('delete', ?, ?, ?)"_s,
                     paper, row.title, row.authors);
    database.execute(u"UPDATE paper SET indexed = 0 WHERE number = ?"_s, paper);
}

int unindexedPapers(Database &database)
{
    return static_cast<int>(database.number(u"SELECT count(*) FROM paper WHERE indexed = 0"_s));
}

int indexSlice(Database &database, std::chrono::milliseconds time)
{
    const QDeadlineTimer deadline(time, Qt::PreciseTimer);
    RelaxedCommits relaxed(database);
    Transaction transaction(database);
    Indexer indexer(database);
    while (!deadline.hasExpired() && indexer.indexNext()) {
    }
    recount(database, indexer.recountedDays());
    const int remaining = unindexedPapers(database);
    transaction.commit();
    return remaining;
}

} // namespace broadsheet
