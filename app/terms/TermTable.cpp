#include "terms/TermTable.h"

#include "sqlite/Transaction.h"
#include "tables/DocumentReader.h"

#include <QDeadlineTimer>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Of the terms that PaperTerms makes of a paper. Increase it when they change.
constexpr int termsVersion = 2;
constexpr int maxPapersAtOnce = 200;

// `meta.terms`: the version, and a number; papers with smaller ones may lack their row.
QString entry(qint64 before)
{
    return QString::number(termsVersion) + u' ' + QString::number(before);
}

void setBefore(Database &database, qint64 number)
{
    database.execute(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('terms', ?)"_s,
                     entry(number));
}

// `meta.terms_written` rises whenever rows are written, so that what was made of them is known to
// be out of date.

QStringList stored(Database &database)
{
    return database.text(u"SELECT value FROM meta WHERE key = 'terms'"_s).split(u' ');
}

bool isCurrent(Database &database)
{
    return stored(database).constFirst() == QString::number(termsVersion);
}

qint64 before(Database &database)
{
    return stored(database).value(1).toLongLong();
}

} // namespace

TermWriter::TermWriter(const Database &database)
    : m_insert(database, "INSERT OR REPLACE INTO terms (paper, terms) VALUES (?, ?)")
{
    Statement count(database, "INSERT INTO meta (key, value) VALUES ('terms_written', 1)"
                              " ON CONFLICT (key) DO UPDATE SET value = value + 1");
    (void)count.step();
}

void TermWriter::write(qint64 paper, const Document &document)
{
    (void)m_insert.with(paper, packedTerms(document)).step();
}

void clearOutdatedTerms(Database &database)
{
    if (!isCurrent(database))
        clearTerms(database);
}

void clearTerms(Database &database)
{
    Transaction transaction(database);
    database.execute(u"DELETE FROM terms"_s);
    setBefore(database, database.number(u"SELECT max(number) + 1 FROM paper"_s));
    transaction.commit();
}

bool makeTerms(Database &database, std::chrono::milliseconds time,
               const std::function<bool()> &isWanted)
{
    qint64 next = before(database);
    if (next == 0)
        return false;
    const QDeadlineTimer deadline(time, Qt::PreciseTimer);
    RelaxedCommits relaxed(database);
    Transaction transaction(database);
    Statement papers(database, "SELECT number FROM paper WHERE number < ? AND indexed = 1"
                               " ORDER BY number DESC LIMIT ?");
    papers.with(next, maxPapersAtOnce);
    DocumentReader documents(database);
    TermWriter terms(database);
    int made = 0;
    while (papers.step()) {
        next = papers.number(0);
        terms.write(next, documents.at(next));
        ++made;
        if (deadline.hasExpired() || isWanted())
            break;
    }
    setBefore(database, made == 0 ? 0 : next);
    transaction.commit();
    return made > 0;
}

bool areTermsBehind(Database &database)
{
    return before(database) != 0 ||
           database.number(u"SELECT EXISTS (SELECT 1 FROM paper WHERE indexed = 0)"_s) != 0;
}

bool areTermsLost(Database &database, qint64 rows)
{
    return before(database) == 0 &&
           rows < database.number(u"SELECT (SELECT count(*) FROM paper) -"
                                  " (SELECT count(*) FROM paper WHERE indexed = 0)"_s);
}

} // namespace broadsheet
