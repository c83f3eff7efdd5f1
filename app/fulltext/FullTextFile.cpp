#include "fulltext/FullTextFile.h"

#include "base/Logging.h"
#include "sqlite/SchemaCheck.h"
#include "sqlite/Transaction.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Of the tables, of the order in which the words of a page come (pages/PageOrder.h), and of what
// Fold.h and IndexWords.h make of them. Increase it when one of them changes.
constexpr int version = 2;

// `next`: the first page that was not read yet. Pages are numbered as PageNumbers.h says, their
// text is as in StoredText.h. `words` holds positions, so that a phrase is found without reading
// pages; it is fed as the library's own index (see finding/README.md).
const QStringList &tables()
{
    static const QStringList statements{
        u"CREATE TABLE pdf (number INTEGER PRIMARY KEY, paper TEXT NOT NULL UNIQUE,"
        " file TEXT NOT NULL, next INTEGER NOT NULL, breaks INTEGER NOT NULL,"
        " characters INTEGER NOT NULL, done INTEGER NOT NULL) STRICT"_s,
        u"CREATE TABLE page (number INTEGER PRIMARY KEY, text BLOB NOT NULL) STRICT"_s,
        u"CREATE VIRTUAL TABLE words USING fts5 (word, content = '', columnsize = 0,"
        " tokenize = 'ascii')"_s};
    return statements;
}

bool hasOurTables(Database &database)
{
    return database.pragma(u"user_version"_s).toInt() == version &&
           schemaDigest(database) == fullTextDigest();
}

bool isPlainFile(const QString &path)
{
    const QFileInfo file(path);
    return file.isFile() && !file.isSymLink();
}

bool isOdd(const QString &path)
{
    const QFileInfo file(path);
    return file.isSymLink() || (file.exists() && !file.isFile());
}

void makeTables(Database &database)
{
    Transaction transaction(database);
    if (database.number(u"SELECT count(*) FROM sqlite_schema"_s) > 0)
        return; // another process did it
    for (const QString &statement : tables())
        database.execute(statement);
    database.pragma(u"user_version = %1"_s.arg(version));
    transaction.commit();
}

void checkWhole(Database &database)
{
    if (const QString verdict = database.pragma(u"quick_check(1)"_s); verdict != "ok"_L1)
        fail(ErrorKind::Malformed, verdict);
    database.execute(u"INSERT INTO words (words) VALUES ('integrity-check')"_s);
}

std::unique_ptr<Database> opened(const QString &path, FullTextCheck check,
                                 const Database::IsCancelled &isCancelled)
{
    auto database = std::make_unique<Database>(path, Database::Access::ReadWrite, isCancelled);
    if (database->pragma(u"page_count"_s).toLongLong() == 0) {
        // A page of text has some two kilobytes, of which SQLite's usual four hold only one.
        database->pragma(u"page_size = 16384"_s);
        database->pragma(u"journal_mode = WAL"_s);
        makeTables(*database);
    }
    if (!hasOurTables(*database))
        fail(ErrorKind::Malformed, u"other tables"_s);
    // It can be made again, so its commits need not wait for the disk.
    database->pragma(u"synchronous = NORMAL"_s);
    // What was deleted is also gone from the file.
    database->pragma(u"secure_delete = ON"_s);
    if (check == FullTextCheck::Whole)
        checkWhole(*database);
    return database;
}

} // namespace

QString fullTextFile(const QString &library)
{
    const QFileInfo file(library);
    return (file.isSymLink() ? file.canonicalFilePath() : library) + ".fulltext"_L1;
}

std::unique_ptr<Database> openFullText(const QString &path, FullTextCheck check,
                                       Database::IsCancelled isCancelled)
{
    for (const auto &suffix : {""_L1, "-wal"_L1, "-shm"_L1})
        if (isOdd(path + suffix))
            removeFullText(path);
    try {
        return opened(path, check, isCancelled);
    } catch (const Failed &failed) {
        if (!isDamage(failed))
            throw;
        qCInfo(logLibrary) << "the full text is made again:" << failed.error.message
                           << failed.error.detail;
    }
    removeFullText(path);
    return opened(path, FullTextCheck::Schema, isCancelled);
}

std::unique_ptr<Database> readFullText(const QString &path, Database::IsCancelled isCancelled)
{
    if (!isPlainFile(path))
        return nullptr;
    auto database =
        std::make_unique<Database>(path, Database::Access::ReadOnly, std::move(isCancelled));
    return hasOurTables(*database) ? std::move(database) : nullptr;
}

void removeFullText(const QString &path)
{
    for (const auto &suffix : {""_L1, "-wal"_L1, "-shm"_L1, "-journal"_L1})
        QFile::remove(path + suffix);
}

bool isDamage(const Failed &failed)
{
    return failed.error.kind == ErrorKind::Malformed;
}

QString fullTextDigest()
{
    return u"9340dc0c7816cdb24d9668c88be23166c2aa2dec6dc9f27d3ba981dc6c9b53e6"_s;
}

} // namespace broadsheet
