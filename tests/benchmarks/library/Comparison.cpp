#include "Comparison.h"

#include "Libraries.h"
#include "Samples.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace broadsheet::bench {

namespace {

void execute(sqlite3 *file, const QString &sql)
{
    if (sqlite3_exec(file, sql.toUtf8().constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s: %s", qPrintable(sql), sqlite3_errmsg(file));
}

qint64 hitsOf(sqlite3 *file, const char *sql, const QString &value)
{
    sqlite3_stmt *statement = nullptr;
    const QByteArray utf8 = value.toUtf8();
    qint64 hits = 0;
    sqlite3_prepare_v2(file, sql, -1, &statement, nullptr);
    sqlite3_bind_text(statement, 1, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_STATIC);
    while (sqlite3_step(statement) == SQLITE_ROW)
        ++hits;
    sqlite3_finalize(statement);
    return hits;
}

// One way to search. `value` turns the typed text into what its statement takes.
struct Way
{
    const char *name;
    const char *sql;
    QString (*value)(const QString &);
};

QString quoted(const QString &typed)
{
    QString text = typed;
    return u'"' + text.replace(u'"', u' ') + u'"';
}

const std::array ways{
    Way{"LIKE", "SELECT rowid FROM plain WHERE text LIKE ?",
        [](const QString &typed) { return QString(u'%' + typed + u'%'); }},
    Way{"unicode61", "SELECT rowid FROM unicode61 WHERE unicode61 MATCH ?", quoted},
    Way{"unicode61, beginnings", "SELECT rowid FROM unicode61 WHERE unicode61 MATCH ?",
        [](const QString &typed) { return QString(quoted(typed) + u" *"); }},
    Way{"trigram", "SELECT rowid FROM trigram WHERE trigram MATCH ?", quoted}};

void build(sqlite3 *file, const QString &libraryPath)
{
    execute(file, u"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                  " ATTACH '"_s +
                      QString(libraryPath).replace(u'\'', u"''"_s) + u"' AS library"_s);
    execute(file,
            u"CREATE TABLE plain AS SELECT p.number, p.title || char(10) || p.authors ||"
            " char(10) || (SELECT group_concat(t.markdown, char(10)) FROM library.listing AS l"
            " JOIN library.text AS t ON t.listing = l.number WHERE l.paper = p.number) AS text"
            " FROM library.paper AS p ORDER BY p.number"_s);
    for (const QString &tokenizer : {u"unicode61"_s, u"trigram"_s}) {
        Samples making;
        making.time([&] {
            execute(file, u"CREATE VIRTUAL TABLE "_s + tokenizer +
                              u" USING fts5 (text, content = '', tokenize = '"_s + tokenizer +
                              u"'); INSERT INTO "_s + tokenizer +
                              u" (rowid, text) SELECT number, text FROM plain"_s);
        });
        making.print(tokenizer + u": made"_s);
    }
}

} // namespace

void compare(const QString &libraryPath, const QString &folder, const QList<PieceGroup> &groups)
{
    sqlite3 *file = nullptr;
    if (sqlite3_open((folder + u"/comparison.sqlite"_s).toUtf8().constData(), &file) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(file));
    build(file, libraryPath);
    const auto library = opened(libraryPath);
    constexpr qsizetype perGroup = 4; // LIKE reads everything each time
    for (const PieceGroup &group : groups) {
        if (group.name == "operators"_L1 || group.name == "phrases"_L1)
            continue; // they mean something else there
        const QStringList searches = group.searches.mid(0, perGroup);
        Samples ours;
        qint64 found = 0;
        for (const QString &search : searches)
            ours.time([&] {
                const Query query{.search = quoted(search), .sort = SortKey::Relevance};
                found += must(library->order(query)).numbers.size();
            });
        std::printf("%-28s Broadsheet %9.2f ms, %lld hits;", qPrintable(group.name), ours.median(),
                    qlonglong(found));
        for (const Way &way : ways) {
            Samples theirs;
            qint64 hits = 0;
            for (const QString &search : searches)
                theirs.time([&] { hits += hitsOf(file, way.sql, way.value(search)); });
            std::printf("  %s %.2f times the time, %.3f of the hits;", way.name,
                        theirs.median() / ours.median(),
                        double(hits) / double(std::max(found, qint64{1})));
        }
        std::printf("\n");
        std::fflush(stdout);
    }
    sqlite3_close(file);
}

} // namespace broadsheet::bench
