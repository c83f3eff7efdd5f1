#include "finding/SearchIndex.h"

#include "finding/AuthorQueries.h"
#include "finding/Muting.h"
#include "search/IndexWords.h"
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
constexpr int wordsVersion = 2;

constexpr int maxSlicePapers = 256;

const QStringList &indexTables()
{
    static const QStringList tables{u"words"_s, u"heads"_s, u"names"_s};
    return tables;
}

// FTS5 would merge parts of the index inside a commit now and then, for up to a tenth of a second.
// mergeSlice() does it instead. https://www.sqlite.org/fts5.html#the_automerge_configuration_option
void mergeNothingInCommits(Database &database)
{
    for (const QString &table : indexTables())
        if (database.text(u"SELECT v FROM %1_config WHERE k = 'automerge'"_s.arg(table)) != "0"_L1)
            database.execute(u"INSERT INTO %1 (%1, rank) VALUES ('automerge', 0)"_s.arg(table));
}

// Without most of the words that occur again: FTS5 looks up each one that it is given, and `words`
// keeps only whether a paper has it. Which are left out depends on the text alone.
QString withoutRepeated(QString words)
{
    constexpr size_t remembered = 1024; // a power of two
    std::array<QStringView, remembered> seen;
    QChar *const begin = words.data();
    const QChar *const end = begin + words.size();
    QChar *out = begin;
    for (const QChar *in = begin; in < end;) {
        const QChar *const word = in;
        size_t hash = 0;
        for (; in < end && *in != u' '; ++in)
            hash = hash * 31 + in->unicode();
        const QStringView found(word, in++);
        QStringView &last = seen[(hash ^ hash >> 10) % remembered];
        if (last == found)
            continue;
        if (out != begin)
            *out++ = u' ';
        last = QStringView(out, found.size());
        out = std::copy(found.begin(), found.end(), out);
    }
    words.truncate(out - begin);
    return words;
}

// The text of a paper in the index.
struct IndexRow
{
    explicit IndexRow(const Document &document)
        : words(withoutRepeated(allWords(document))),
          title(indexWords(document.titles.join(u'\n'))),
          authors(indexWords(document.authors.join(u'\n')))
    {}

    QString words;
    QString title;
    QString authors;
};

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
    const bool areMany = database.number(u"SELECT EXISTS (SELECT 1 FROM paper WHERE indexed = 0"
                                         " LIMIT 1 OFFSET ?)"_s,
                                         many) != 0;
    QList<qint64> papers;
    for (Rows rows =
             database.select(u"SELECT number FROM paper WHERE indexed = 0 ORDER BY number "_s +
                                 (areMany ? u"DESC"_s : u"ASC"_s) + u" LIMIT ?"_s,
                             maxSlicePapers);
         rows.next();)
        papers.append(rows.number(0));
    std::ranges::sort(papers);
    return papers;
}

class Indexer final
{
public:
    explicit Indexer(Database &database)
        : m_database(database), m_documents(database), m_muteFilter(database),
          m_muted(database, "SELECT muted FROM mark WHERE paper = ?"),
          m_words(database, "INSERT INTO words (rowid, word) VALUES (?, ?)"),
          m_heads(database, "INSERT INTO heads (rowid, title, authors) VALUES (?, ?, ?)"),
          m_done(database, "UPDATE paper SET indexed = 1 WHERE number = ?"),
          m_mute(database, "UPDATE mark SET muted = ? WHERE paper = ?"), m_wantedTerms(database)
    {}

    void index(qint64 number)
    {
        const bool wasMuted = m_muted.with(number).step() && m_muted.flag(0);
        m_muted.reset();
        const Paper paper = m_documents.paperAt(number);
        const Document document = documentOf(paper);
        const IndexRow row(document);
        const bool muted = m_muteFilter.hides(number, document);
        run(m_words.with(number, row.words));
        run(m_heads.with(number, row.title, row.authors));
        run(m_done.with(number));
        if (muted != wasMuted)
            run(m_mute.with(muted ? 1 : 0, number));
        if (m_wantedTerms.has(number))
            m_terms.append({number, packedTerms(document)});
        for (const QString &name : QSet<QString>(paper.authors.cbegin(), paper.authors.cend()))
            ++m_names[name];
        if (muted != wasMuted)
            m_changed.append(paper);
    }

    ChangeSet finish()
    {
        addToNameCounts(m_database, m_names);
        writeTerms();
        ChangeSet changes{.muting = !m_changed.isEmpty()};
        for (const Paper &paper : std::as_const(m_changed))
            changes.days.unite(QSet<QDate>(paper.days.cbegin(), paper.days.cend()));
        if (changes.muting)
            updateDayCounts(m_database, changes.days);
        return changes;
    }

private:
    static void run(Statement &statement) { (void)statement.step(); }

    // Behind everything that goes to FTS5; see TermWriter.
    void writeTerms()
    {
        if (m_terms.isEmpty())
            return;
        TermWriter writer(m_database);
        for (const auto &[number, packed] : std::as_const(m_terms))
            writer.write(number, packed);
    }

    Database &m_database;
    DocumentReader m_documents;
    MuteFilter m_muteFilter;
    Statement m_muted;
    Statement m_words;
    Statement m_heads;
    Statement m_done;
    Statement m_mute;
    WantedTerms m_wantedTerms;
    QList<std::pair<qint64, QByteArray>> m_terms;
    QHash<QString, int> m_names; // by how many papers each gains
    QList<Paper> m_changed;      // muted now, or no longer
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
    addToNameCounts(database, namesWithout(database, paper));
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
    for (const QString &table : indexTables())
        database.execute(u"INSERT INTO "_s + table + u" ("_s + table +
                         u") VALUES ('delete-all')"_s);
    database.execute(u"DELETE FROM author"_s);
    database.execute(u"UPDATE paper SET indexed = 0 WHERE indexed = 1"_s);
    database.execute(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('index_words', ?)"_s,
                     QString::number(wordsVersion));
    transaction.commit();
}

int unindexedCount(Database &database)
{
    return static_cast<int>(database.number(u"SELECT count(*) FROM paper WHERE indexed = 0"_s));
}

IndexedSlice indexSlice(Database &database, std::chrono::milliseconds time,
                        const std::function<bool()> &isWanted)
{
    const QDeadlineTimer deadline(time, Qt::PreciseTimer);
    RelaxedCommits relaxed(database);
    Transaction transaction(database);
    mergeNothingInCommits(database);
    Indexer indexer(database);
    IndexedSlice slice;
    for (const qint64 paper : nextPapers(database)) {
        indexer.index(paper);
        ++slice.papers;
        if (deadline.hasExpired() || isWanted())
            break;
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
