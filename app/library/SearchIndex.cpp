#include "library/SearchIndex.h"

#include "library/SearchText.h"

#include <QDeadlineTimer>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Rows left behind by papers that were indexed anew are only got rid of all at once.
constexpr qint64 toleratedLeftovers = 2000;

qint64 lastEntry(Database &database)
{
    return database.number(u"SELECT value FROM meta WHERE key = 'last_search_entry'"_s);
}

void setLastEntry(Database &database, qint64 entry)
{
    database.execute(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('last_search_entry', ?)"_s,
                     QString::number(entry));
}

void startAnewWhenMostlyLeftovers(Database &database)
{
    const qint64 used = database.number(u"SELECT count(entry) FROM paper"_s);
    if (lastEntry(database) - used <= used + toleratedLeftovers)
        return;
    database.execute(u"INSERT INTO search (search) VALUES ('delete-all')"_s);
    database.execute(u"UPDATE paper SET entry = NULL"_s);
    setLastEntry(database, 0);
}

QString textsOf(Database &database, qint64 paper)
{
    QString texts;
    Rows rows = database.select(
        u"SELECT DISTINCT t.markdown FROM listing AS l JOIN text AS t ON t.listing = l.number"
        " WHERE l.paper = ?"_s,
        paper);
    while (rows.next())
        texts += rows.text(0) + u'\n';
    Rows keywords =
        database.select(u"SELECT keywords FROM listing WHERE paper = ? AND keywords > ''"_s, paper);
    while (keywords.next())
        texts += keywords.list(0).join(u'\n') + u'\n';
    return texts;
}

// The newest first: that is what the reader looks at.
bool indexNext(Database &database, qint64 entry)
{
    Rows row = database.select(u"SELECT number, title, authors FROM paper WHERE entry IS NULL"
                               " ORDER BY number DESC LIMIT 1"_s);
    if (!row.next())
        return false;
    const qint64 paper = row.number(0);
    database.execute(u"INSERT INTO search (rowid, title, authors, texts) VALUES (?, ?, ?, ?)"_s,
                     entry, searchWords(row.text(1)), searchWords(row.text(2)),
                     searchWords(textsOf(database, paper)));
    database.execute(u"UPDATE paper SET entry = ? WHERE number = ?"_s, entry, paper);
    return true;
}

} // namespace

void awaitIndexing(Database &database, qint64 paper)
{
    database.execute(u"UPDATE paper SET entry = NULL WHERE number = ?"_s, paper);
}

int unindexedPapers(Database &database)
{
    return static_cast<int>(database.number(u"SELECT count(*) FROM paper WHERE entry IS NULL"_s));
}

int indexSlice(Database &database, std::chrono::milliseconds time)
{
    const QDeadlineTimer deadline(time, Qt::PreciseTimer);
    RelaxedCommits relaxed(database);
    Transaction transaction(database);
    qint64 entry = lastEntry(database);
    while (!deadline.hasExpired() && indexNext(database, entry + 1))
        ++entry;
    setLastEntry(database, entry);
    if (unindexedPapers(database) == 0)
        startAnewWhenMostlyLeftovers(database);
    const int remaining = unindexedPapers(database);
    transaction.commit();
    return remaining;
}

} // namespace broadsheet
