#include "library/SearchIndex.h"

#include "library/Documents.h"
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
        : m_documents(database),
          m_next(database, "SELECT number FROM paper WHERE indexed = 0 ORDER BY number DESC"
                           " LIMIT 1"),
          m_words(database, "INSERT INTO words (rowid, word) VALUES (?, ?)"),
          m_heads(database, "INSERT INTO heads (rowid, title, authors) VALUES (?, ?, ?)"),
          m_done(database, "UPDATE paper SET indexed = 1 WHERE number = ?")
    {}

    // The newest first: that is what the reader looks at.
    bool indexNext()
    {
        if (!m_next.with().step())
            return false;
        const qint64 paper = m_next.number(0);
        m_next.reset();
        const IndexRow row(m_documents.at(paper));
        run(m_words.with(paper, row.words));
        run(m_heads.with(paper, row.title, row.authors));
        run(m_done.with(paper));
        return true;
    }

private:
    static void run(Statement &statement) { (void)statement.step(); }

    Documents m_documents;
    Statement m_next;
    Statement m_words;
    Statement m_heads;
    Statement m_done;
};

} // namespace

void unindex(Database &database, qint64 paper)
{
    if (database.number(u"SELECT indexed FROM paper WHERE number = ?"_s, paper) == 0)
        return;
    const IndexRow row(documentAt(database, paper));
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
    const int remaining = unindexedPapers(database);
    transaction.commit();
    return remaining;
}

} // namespace broadsheet
