#include "finding/AuthorQueries.h"

#include "finding/PaperLists.h"
#include "finding/People.h"
#include "search/Fold.h"
#include "search/IndexWords.h"
#include "sqlite/Statement.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Up to this many names from the index are all compared and sorted. With more, the names are read
// in order of their papers until enough match: such a common beginning matches soon.
constexpr int maxIndexedNames = 4000;

struct Name
{
    qint64 number = 0;
    QString name;
    int papers = 0;
};

Name nameIn(const Rows &rows)
{
    return {.number = rows.number(0), .name = rows.text(1), .papers = rows.count(2)};
}

// The typed words. A name matches if each of them begins one of its words.
class TypedName final
{
public:
    explicit TypedName(const QString &typed)
        : m_words(folded(typed).split(u' ', Qt::SkipEmptyParts))
    {}

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    [[nodiscard]] bool matches(const QString &name) const
    {
        const QString text = folded(name);
        return std::ranges::all_of(
            m_words, [&text](const QString &word) { return indexOfTerm(text, word) >= 0; });
    }
    // An FTS5 expression; empty: the index cannot tell.
    [[nodiscard]] QString indexMatch() const
    {
        QStringList parts;
        for (const QString &word : m_words)
            if (const QString match = indexQuery(word).match; !match.isEmpty())
                parts.append(u'(' + match + u')');
        return parts.join(u" AND "_s);
    }

private:
    QStringList m_words;
};

bool isBefore(const Name &a, const Name &b)
{
    return a.papers != b.papers ? a.papers > b.papers : a.name < b.name;
}

// All matches, sorted. No value: the index cannot tell or finds too many.
std::optional<QList<Name>> allMatches(Database &database, const TypedName &typed)
{
    const QString match = typed.indexMatch();
    if (match.isEmpty())
        return std::nullopt;
    if (database.number(u"SELECT count(*) FROM"
                        " (SELECT 1 FROM names WHERE names MATCH ? LIMIT ?)"_s,
                        match, maxIndexedNames + 1) > maxIndexedNames)
        return std::nullopt;
    QList<Name> names;
    Rows rows = database.select(u"SELECT a.number, a.name, a.papers FROM names"
                                " CROSS JOIN author AS a ON a.number = names.rowid"
                                " WHERE names MATCH ?"_s,
                                match);
    while (rows.next())
        if (const Name name = nameIn(rows); typed.matches(name.name))
            names.append(name);
    std::ranges::sort(names, isBefore);
    return names;
}

// Reads names in order of their papers.
QList<Name> mostFrequent(Database &database, const TypedName &typed, int limit)
{
    QList<Name> names;
    Rows rows = database.select(u"SELECT number, name, papers FROM author"
                                " ORDER BY papers DESC, name"_s);
    while (names.size() < limit && rows.next())
        if (const Name name = nameIn(rows); typed.matches(name.name))
            names.append(name);
    return names;
}

QHash<PaperId, int> personsOf(Database &database, const QString &name)
{
    QHash<PaperId, int> persons;
    Rows rows =
        database.select(u"SELECT subject, value FROM state WHERE kind = 'person'"
                        " AND subject > ? || char(31) AND subject < ? || char(32) AND value > 0"_s,
                        name, name);
    while (rows.next())
        persons.insert(PaperId{rows.text(0).mid(name.size() + 1)}, rows.count(1));
    return persons;
}

// Writes the tables `author` and `names`. Its statements change one row each: before one that
// SQLite may have to take back in the middle, as most others with a condition, FTS5 writes to the
// disk all that it was given.
// https://www.sqlite.org/vtab.html#the_xsavepoint_xrelease_and_xrollbackto_methods
class NameCounts final
{
public:
    explicit NameCounts(const Database &database)
        : m_update(database, "UPDATE author SET papers = papers + ? WHERE name = ?"),
          m_add(database, "INSERT INTO author (name, papers) VALUES (?, ?)"),
          m_gone(database, "SELECT number FROM author WHERE name = ? AND papers <= 0"),
          m_drop(database, "DELETE FROM author WHERE number = ?"),
          m_index(database, "INSERT INTO names (rowid, name) VALUES (?, ?)"),
          m_unindex(database, "INSERT INTO names (names, rowid, name) VALUES ('delete', ?, ?)")
    {}

    void change(const QString &name, int by)
    {
        (void)m_update.with(by, name).step();
        if (by > 0 && m_update.changedRows() == 0)
            add(name, by);
        else if (by < 0)
            dropIfGone(name);
    }

private:
    void add(const QString &name, int papers)
    {
        (void)m_add.with(name, papers).step();
        (void)m_index.with(m_add.insertedRow(), indexWords(folded(name))).step();
    }

    void dropIfGone(const QString &name)
    {
        if (!m_gone.with(name).step())
            return;
        const qint64 number = m_gone.number(0);
        m_gone.reset();
        (void)m_unindex.with(number, indexWords(folded(name))).step();
        (void)m_drop.with(number).step();
    }

    Statement m_update;
    Statement m_add;
    Statement m_gone;
    Statement m_drop;
    Statement m_index;
    Statement m_unindex;
};

} // namespace

void addToNameCounts(Database &database, const QHash<QString, int> &gained)
{
    NameCounts counts(database);
    QStringList names = gained.keys();
    names.sort(); // those that are near each other in the table
    for (const QString &name : std::as_const(names))
        counts.change(name, gained[name]);
}

QList<AuthorSummary> namesLike(Database &database, const QString &typed, int limit)
{
    const TypedName wanted(typed);
    if (wanted.isEmpty() || limit <= 0)
        return {};
    const std::optional<QList<Name>> matches = allMatches(database, wanted);
    QList<Name> found = matches ? *matches : mostFrequent(database, wanted, limit);
    if (found.size() > limit)
        found.resize(limit);
    QList<AuthorSummary> summaries;
    for (const Name &name : std::as_const(found))
        summaries.append(authorSummary(database, name.name));
    return summaries;
}

AuthorSummary authorSummary(Database &database, const QString &name)
{
    // Uses partial indexes, which hold only numbers: a name may have thousands of papers, whose
    // rows are spread over the file.
    Rows rows = database.select(u"SELECT count(*) - count(muted.paper),"
                                " (SELECT value FROM state WHERE kind = 'follow' AND subject = ?)"
                                " FROM authorship AS a LEFT JOIN mark AS muted INDEXED BY"
                                " mark_muted ON muted.paper = a.paper AND muted.muted = 1"
                                " WHERE a.name = ?"_s,
                                name, name);
    if (!rows.next())
        return {.name = name};
    AuthorSummary summary{.name = name, .papers = rows.count(0), .followed = rows.flag(1)};
    if (summary.followed)
        summary.unread = static_cast<int>(database.number(
            u"SELECT count(*) FROM authorship AS a CROSS JOIN mark AS p INDEXED BY mark_unread"
            " ON p.paper = a.paper AND p.read = 0 WHERE a.name = ? AND p.muted = 0"
            " AND p.later = 0"_s,
            name));
    return summary;
}

AuthorPapers authorPapers(Database &database, const QString &name)
{
    const QString simple = name.simplified();
    AuthorPapers result{
        .author = authorSummary(database, simple),
        .papers =
            listRows(database, {.author = simple, .withMuted = false, .sort = SortKey::Date})};
    QList<const PaperRow *> papers;
    for (const PaperRow &paper : std::as_const(result.papers))
        papers.append(&paper);
    result.coAuthors = coAuthorsOf(papers, simple);
    result.people = peopleBehind(result.papers, simple, personsOf(database, simple));
    return result;
}

} // namespace broadsheet
