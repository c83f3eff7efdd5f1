#include "Floor.h"

#include "search/Fold.h"
#include "search/IndexWords.h"

#include <QStringList>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace broadsheet::bench {

namespace {

void execute(sqlite3 *file, const QByteArray &sql)
{
    if (sqlite3_exec(file, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s: %s", sql.constData(), sqlite3_errmsg(file));
}

sqlite3 *openedFile(const QString &path)
{
    sqlite3 *file = nullptr;
    if (sqlite3_open(path.toUtf8().constData(), &file) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(file));
    return file;
}

sqlite3_stmt *prepared(sqlite3 *file, const QByteArray &sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(file, sql.constData(), -1, &statement, nullptr) != SQLITE_OK)
        qFatal("%s: %s", sql.constData(), sqlite3_errmsg(file));
    return statement;
}

// The words of a column that SQL has put together.
void addWords(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(values[0]));
    const QByteArray words = indexWords(folded(QString::fromUtf8(text))).toUtf8();
    sqlite3_result_text(context, words.constData(), int(words.size()), SQLITE_TRANSIENT);
}

} // namespace

Floor::Floor(const QString &library)
{
    sqlite3 *file = openedFile(library);
    sqlite3_create_function(file, "words_of", 1, SQLITE_UTF8, nullptr, addWords, nullptr, nullptr);
    execute(file, "CREATE TEMP VIEW words_fed AS SELECT p.number, words_of(p.id || ' ' || p.title"
                  " || ' ' || p.authors || ' ' || (SELECT group_concat(t.markdown, char(10))"
                  " FROM listing AS l JOIN text AS t ON t.listing = l.number"
                  " WHERE l.paper = p.number)) FROM paper AS p ORDER BY p.number");
    execute(file, "CREATE TEMP VIEW heads_fed AS SELECT number, words_of(title), words_of(authors)"
                  " FROM paper ORDER BY number");
    execute(file, "CREATE TEMP VIEW names_fed AS SELECT number, words_of(name) FROM author"
                  " ORDER BY number");
    sqlite3_stmt *schema = prepared(
        file, "SELECT sql, name FROM sqlite_schema WHERE sql > ''"
              " AND name NOT LIKE 'words_%' AND name NOT LIKE 'heads_%' AND name NOT LIKE 'names_%'"
              " AND name NOT LIKE 'sqlite_%' AND type IN ('table', 'index')"
              " AND tbl_name NOT LIKE 'event%' ORDER BY type DESC, rowid");
    while (sqlite3_step(schema) == SQLITE_ROW)
        m_schema.append(reinterpret_cast<const char *>(sqlite3_column_text(schema, 0)));
    sqlite3_finalize(schema);
    for (const char *name : {"paper", "mark", "listing", "text", "authorship", "author", "day",
                             "tally", "terms", "words_fed", "heads_fed", "names_fed"})
        m_tables.push_back(read(file, name));
    sqlite3_close(file);
}

Floor::Table Floor::read(sqlite3 *file, const QByteArray &name)
{
    sqlite3_stmt *rows = prepared(file, "SELECT * FROM " + name);
    Table table{.name = QByteArray(name).replace("_fed", ""),
                .hasWords = name.endsWith("_fed"),
                .columns = sqlite3_column_count(rows)};
    while (sqlite3_step(rows) == SQLITE_ROW)
        for (int column = 0; column < table.columns; ++column) {
            Value value{.type = sqlite3_column_type(rows, column)};
            if (value.type == SQLITE_INTEGER)
                value.number = sqlite3_column_int64(rows, column);
            else if (value.type != SQLITE_NULL)
                value.bytes =
                    QByteArray(static_cast<const char *>(sqlite3_column_blob(rows, column)),
                               sqlite3_column_bytes(rows, column));
            table.values.push_back(value);
        }
    sqlite3_finalize(rows);
    if (table.hasWords) // whose first column is the row's number
        table.name += table.columns == 3    ? " (rowid, title, authors)"
                      : name == "names_fed" ? " (rowid, name)"
                                            : " (rowid, word)";
    return table;
}

void Floor::writeRows(const QString &path) const
{
    sqlite3 *file = openedFile(path);
    execute(file, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN");
    for (const QByteArray &sql : m_schema)
        execute(file, sql);
    for (const Table &table : m_tables)
        if (!table.hasWords)
            insert(file, table);
    execute(file, "COMMIT");
    sqlite3_close(file);
}

void Floor::writeWords(const QString &path) const
{
    sqlite3 *file = openedFile(path);
    execute(file, "PRAGMA synchronous = NORMAL; BEGIN");
    for (const Table &table : m_tables)
        if (table.hasWords)
            insert(file, table);
    execute(file, "COMMIT");
    sqlite3_close(file);
}

void Floor::insert(sqlite3 *file, const Table &table)
{
    QByteArray places("?");
    for (int column = 1; column < table.columns; ++column)
        places += ", ?";
    sqlite3_stmt *insert = prepared(file, "INSERT INTO " + table.name + " VALUES (" + places + ")");
    int place = 0;
    for (const Value &value : table.values) {
        ++place;
        if (value.type == SQLITE_INTEGER)
            sqlite3_bind_int64(insert, place, value.number);
        else if (value.type == SQLITE_BLOB)
            sqlite3_bind_blob(insert, place, value.bytes.constData(), int(value.bytes.size()),
                              SQLITE_STATIC);
        else if (value.type == SQLITE_TEXT)
            sqlite3_bind_text(insert, place, value.bytes.constData(), int(value.bytes.size()),
                              SQLITE_STATIC);
        else
            sqlite3_bind_null(insert, place);
        if (place < table.columns)
            continue;
        if (sqlite3_step(insert) != SQLITE_DONE)
            qFatal("%s", sqlite3_errmsg(file));
        sqlite3_reset(insert);
        place = 0;
    }
    sqlite3_finalize(insert);
}

} // namespace broadsheet::bench
