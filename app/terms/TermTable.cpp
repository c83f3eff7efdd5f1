#include "terms/TermTable.h"

#include "sqlite/Transaction.h"
#include "tables/DocumentReader.h"

#include <QDeadlineTimer>

#include <limits>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Of the terms that PaperTerms makes of a paper. Increase it when they change. In `meta.terms`.
constexpr int termsVersion = 3;
constexpr int maxPapersAtOnce = 200;

// `meta.terms_written` rises whenever rows are written, so that what was made of them is known to
// be out of date.

bool isCurrent(Database &database)
{
    return database.text(u"SELECT value FROM meta WHERE key = 'terms'"_s) ==
           QString::number(termsVersion);
}

// The last paper that has a row; less than all numbers if none has.
qint64 lastWithTerms(Database &database)
{
    Rows last = database.select(u"SELECT paper FROM terms ORDER BY paper DESC LIMIT 1"_s);
    return last.next() ? last.number(0) : std::numeric_limits<qint64>::min();
}

constexpr qint64 lastNumber = std::numeric_limits<qint64>::max();

// That search finds, so that their words are there. In a damaged library a mark may have lost its
// paper: it has no terms, and nobody waits for them.
bool hasPapersAfter(Database &database, qint64 number, qint64 upTo = lastNumber)
{
    return database.number(
               u"SELECT EXISTS (SELECT 1 FROM mark CROSS JOIN paper ON number = mark.paper"
               " WHERE mark.paper > ? AND mark.paper <= ? AND mark.indexed = 1)"_s,
               number, upTo) != 0;
}

} // namespace

TermWriter::TermWriter(const Database &database)
    : m_drop(database, "DELETE FROM terms WHERE paper = ?"),
      m_find(database, "SELECT 1 FROM paper WHERE number = ?"),
      m_add(database, "INSERT INTO terms (paper, terms) VALUES (?, ?)")
{
    Statement count(database, "INSERT INTO meta (key, value) VALUES ('terms_written', 1)"
                              " ON CONFLICT (key) DO UPDATE SET value = value + 1");
    (void)count.step();
}

void TermWriter::write(qint64 paper, const QByteArray &packed)
{
    (void)m_drop.with(paper).step();
    if (m_find.with(paper).step())
        (void)m_add.with(paper, packed).step();
    m_find.reset();
}

WantedTerms::WantedTerms(Database &database, qint64 upTo)
    : m_last(lastWithTerms(database)), m_isComplete(!hasPapersAfter(database, m_last, upTo))
{}

void clearOutdatedTerms(Database &database)
{
    if (!isCurrent(database))
        clearTerms(database);
}

void clearTerms(Database &database)
{
    Transaction transaction(database);
    database.execute(u"DELETE FROM terms"_s);
    database.execute(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('terms', ?)"_s,
                     QString::number(termsVersion));
    transaction.commit();
}

bool makeTerms(Database &database, std::chrono::milliseconds time,
               const std::function<bool()> &isWanted)
{
    const QDeadlineTimer deadline(time, Qt::PreciseTimer);
    if (!isCurrent(database)) { // an older program that still runs has filled it
        clearTerms(database);
        return true;
    }
    if (!hasPapersAfter(database, lastWithTerms(database)))
        return false;
    RelaxedCommits relaxed(database);
    Transaction transaction(database);
    Statement papers(database, "SELECT number FROM mark CROSS JOIN paper ON number = mark.paper"
                               " WHERE mark.paper > ? AND mark.indexed = 1"
                               " ORDER BY mark.paper LIMIT ?");
    papers.with(lastWithTerms(database), maxPapersAtOnce);
    DocumentReader documents(database);
    TermWriter terms(database);
    bool isMade = false;
    while (papers.step()) {
        terms.write(papers.number(0), packedTerms(documents.at(papers.number(0))));
        isMade = true;
        if (deadline.hasExpired() || isWanted())
            break;
    }
    transaction.commit();
    return isMade;
}

bool areTermsBehind(Database &database)
{
    return hasPapersAfter(database, lastWithTerms(database)) ||
           database.number(u"SELECT EXISTS (SELECT 1 FROM mark WHERE indexed = 0)"_s) != 0;
}

bool areTermsLost(Database &database, qint64 rows)
{
    return rows < database.number(u"SELECT (SELECT count(*) FROM paper) -"
                                  " (SELECT count(*) FROM mark WHERE indexed = 0) -"
                                  " (SELECT count(*) FROM mark WHERE paper > ? AND indexed = 1)"_s,
                                  lastWithTerms(database));
}

} // namespace broadsheet
