#include "finding/SearchIndex.h"

#include "base/MadeAhead.h"
#include "finding/AuthorQueries.h"
#include "finding/IndexRow.h"
#include "finding/Muting.h"
#include "sqlite/Transaction.h"
#include "tables/DayCounts.h"
#include "tables/DocumentReader.h"
#include "tables/MuteFilter.h"
#include "terms/TermTable.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Of the words that Fold.h and IndexWords.h make of a text. Increase it when they change.
constexpr int wordsVersion = 4;

// Few large parts of the index are made quicker than many small ones, but FTS5 keeps the words in
// memory until the part is written.
constexpr int maxSlicePapers = 512;
constexpr int maxSliceBytes = 2 * 1024 * 1024;

const QStringList &indexTables()
{
    static const QStringList tables{u"words"_s, u"heads"_s, u"names"_s};
    return tables;
}

// FTS5 would merge parts of the index inside a commit now and then, for up to a tenth of a second.
// mergeSlice() does it instead. And it would write to the disk after each mebibyte of words, so
// that a slice had several parts.
// https://www.sqlite.org/fts5.html#configuration_options_config_table_
void configureIndex(Database &database)
{
    const std::array options{std::pair(u"automerge"_s, 0), std::pair(u"hashsize"_s, maxSliceBytes)};
    for (const QString &table : indexTables())
        for (const auto &[option, value] : options)
            if (database.number(
                    u"SELECT count(*) FROM %1_config WHERE k = ? AND v = ?"_s.arg(table), option,
                    value) == 0)
                database.execute(u"INSERT INTO %1 (%1, rank) VALUES (?, ?)"_s.arg(table), option,
                                 value);
}

// The names on a paper, each with -1.
QHash<QString, int> namesWithout(Database &database, qint64 paper)
{
    QHash<QString, int> names;
    for (const QString &name : database.text(u"SELECT authors FROM paper WHERE number = ?"_s, paper)
                                   .split(listSeparator, Qt::SkipEmptyParts))
        names.insert(name, -1);
    return names;
}

// In ascending order, because FTS5 writes to disk whenever a number is not larger than the one
// before. In this order the rows of all tables also fill their pages, so only of very many papers
// the newest are first, which the user sees first.
QList<qint64> nextPapers(Database &database)
{
    constexpr int many = 20'000; // some seconds
    const bool areMany = database.number(u"SELECT EXISTS (SELECT 1 FROM mark WHERE indexed = 0"
                                         " LIMIT 1 OFFSET ?)"_s,
                                         many) != 0;
    Statement next(database, areMany ? "SELECT paper FROM mark WHERE indexed = 0"
                                       " ORDER BY paper DESC LIMIT ?"
                                     : "SELECT paper FROM mark WHERE indexed = 0"
                                       " ORDER BY paper LIMIT ?");
    next.with(maxSlicePapers);
    QList<qint64> papers;
    while (next.step())
        papers.append(next.number(0));
    std::ranges::sort(papers);
    return papers;
}

// Reads the next papers, which makes their rows on another thread.
MadeAhead<IndexRow>::Make nextRows(DocumentReader &documents, QList<qint64> &left,
                                   KeepDocument keepDocument, qsizetype atOnce)
{
    QList<std::pair<qint64, PaperInBytes>> papers;
    for (const qint64 number : left.first(std::min(atOnce, left.size())))
        papers.append({number, documents.bytesAt(number)});
    left.remove(0, papers.size());
    if (papers.isEmpty())
        return {};
    return [papers = std::move(papers), keepDocument] {
        QList<IndexRow> rows;
        for (const auto &[number, paper] : papers)
            rows.append(indexRow(number, decoded(paper), keepDocument));
        return rows;
    };
}

class Indexer final
{
public:
    // `last`: the one with the highest number of the papers to come.
    Indexer(Database &database, const MuteFilter &muteFilter, qint64 last)
        : m_database(database), m_muteFilter(muteFilter),
          m_muted(database, "SELECT muted FROM mark WHERE paper = ?"),
          m_words(database, "INSERT INTO words (rowid, word) VALUES (?, ?)"),
          m_heads(database, "INSERT INTO heads (rowid, title, authors) VALUES (?, ?, ?)"),
          m_done(database, "UPDATE mark SET indexed = 1 WHERE paper = ?"),
          m_mute(database, "UPDATE mark SET muted = ? WHERE paper = ?"),
          m_wantedTerms(database, last), m_terms(database)
    {}

    void write(const IndexRow &row)
    {
        const bool wasMuted = m_muted.with(row.number).step() && m_muted.flag(0);
        m_muted.reset();
        const bool muted = row.document && m_muteFilter.hides(row.number, *row.document);
        run(m_words.with(row.number, QUtf8StringView(row.words)));
        run(m_heads.with(row.number, QUtf8StringView(row.title), QUtf8StringView(row.authors)));
        run(m_done.with(row.number));
        if (muted != wasMuted)
            run(m_mute.with(muted ? 1 : 0, row.number));
        if (m_wantedTerms.has(row.number))
            m_terms.write(row.number, row.terms);
        for (const QString &name : row.names)
            ++m_names[name];
        if (muted != wasMuted) {
            m_isMutingChanged = true;
            m_days.unite(row.days);
        }
    }

    ChangeSet finish()
    {
        addToNameCounts(m_database, m_names);
        if (m_isMutingChanged)
            updateDayCounts(m_database, m_days);
        return {.days = m_days, .muting = m_isMutingChanged};
    }

private:
    static void run(Statement &statement) { (void)statement.step(); }

    Database &m_database;
    const MuteFilter &m_muteFilter;
    Statement m_muted;
    Statement m_words;
    Statement m_heads;
    Statement m_done;
    Statement m_mute;
    WantedTerms m_wantedTerms;
    TermWriter m_terms;
    QHash<QString, int> m_names;    // by how many papers each gains
    bool m_isMutingChanged = false; // papers are muted now, or no longer
    QSet<QDate> m_days;             // of these papers
};

} // namespace

void unindex(Database &database, qint64 paper)
{
    if (database.number(u"SELECT indexed FROM mark WHERE paper = ?"_s, paper) == 0)
        return;
    const IndexRow row = indexRow(paper, DocumentReader(database).paperAt(paper), KeepDocument::No);
    Statement words(database, "INSERT INTO words (words, rowid, word) VALUES ('delete', ?, ?)");
    (void)words.with(paper, QUtf8StringView(row.words)).step();
    Statement heads(database, "INSERT INTO heads (heads, rowid, title, authors)"
                              " VALUES ('delete', ?, ?, ?)");
    (void)heads.with(paper, QUtf8StringView(row.title), QUtf8StringView(row.authors)).step();
    database.execute(u"UPDATE mark SET indexed = 0 WHERE paper = ?"_s, paper);
    addToNameCounts(database, namesWithout(database, paper));
}

void clearIndex(Database &database)
{
    for (const QString &table : indexTables())
        database.execute(u"INSERT INTO "_s + table + u" ("_s + table +
                         u") VALUES ('delete-all')"_s);
    database.execute(u"DELETE FROM author"_s);
    database.execute(u"UPDATE mark SET indexed = 0 WHERE indexed = 1"_s);
}

void clearOutdatedIndex(Database &database)
{
    const auto isCurrent = [&database] {
        return database.text(u"SELECT value FROM meta WHERE key = 'index_words'"_s) ==
               QString::number(wordsVersion);
    };
    if (isCurrent())
        return;
    Transaction transaction(database);
    if (isCurrent())
        return; // another process did it
    clearIndex(database);
    database.execute(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('index_words', ?)"_s,
                     QString::number(wordsVersion));
    transaction.commit();
}

int unindexedCount(Database &database)
{
    return static_cast<int>(database.number(u"SELECT count(*) FROM mark WHERE indexed = 0"_s));
}

IndexedSlice indexSlice(Database &database, std::chrono::milliseconds time,
                        const std::function<bool()> &isWanted)
{
    const QDeadlineTimer deadline(time, Qt::PreciseTimer);
    RelaxedCommits relaxed(database);
    Transaction transaction(database);
    configureIndex(database);
    const MuteFilter muteFilter(database);
    DocumentReader documents(database);
    QList<qint64> left = nextPapers(database);
    const auto keepDocument = muteFilter.hidesNothing() ? KeepDocument::No : KeepDocument::Yes;
    Indexer indexer(database, muteFilter, left.isEmpty() ? 0 : left.constLast());
    MadeAhead<IndexRow> ahead(left.size(), [&](qsizetype atOnce) {
        return nextRows(documents, left, keepDocument, atOnce);
    });
    IndexedSlice slice;
    const auto mayGoOn = [&] { // the very few first ones alone would be a part of the index
        return slice.papers == 0 || (!deadline.hasExpired() && !isWanted());
    };
    while (!ahead.isEmpty())
        for (const IndexRow &row : ahead.take(mayGoOn())) {
            indexer.write(row);
            ++slice.papers;
        }
    slice.changes = indexer.finish();
    transaction.commit();
    return slice;
}

// https://www.sqlite.org/fts5.html#the_merge_command
bool mergeSlice(Database &database)
{
    if (database.isReadOnly())
        return false;
    constexpr int pages = 32; // a few milliseconds
    RelaxedCommits relaxed(database);
    Transaction transaction(database);
    bool merged = false;
    for (const QString &table : indexTables()) {
        const qint64 before = database.number(u"SELECT total_changes()"_s);
        database.execute(
            u"INSERT INTO "_s + table + u" ("_s + table + u", rank) VALUES ('merge', ?)"_s, pages);
        merged |= database.number(u"SELECT total_changes()"_s) - before > 1;
    }
    transaction.commit();
    return merged;
}

} // namespace broadsheet
