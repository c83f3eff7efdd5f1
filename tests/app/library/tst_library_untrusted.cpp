// A library that came from someone else: its schema must be ours, its name a file's, and nothing
// of it runs.
#include "Builders.h"
#include "support/Files.h"
#include "support/Runner.h"
#include "support/SuperJournal.h"

// The limits of the connection and the time of opening are not to be seen from the public
// interface.
#include "base/Limits.h"
#include "library/LibraryOpening.h"
#include "library/OpenLibrary.h"
#include "sqlite/Migrations.h"
#include "sqlite/SchemaCheck.h"

#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

// A connection with none of the program's own settings.
class Raw final
{
public:
    explicit Raw(const QString &path)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"raw"_s);
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("%s", qPrintable(database.lastError().text()));
    }
    ~Raw() { QSqlDatabase::removeDatabase(u"raw"_s); }
    Q_DISABLE_COPY_MOVE(Raw)

    void run(const QString &sql)
    {
        QSqlQuery query(QSqlDatabase::database(u"raw"_s));
        if (!query.exec(sql))
            qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
    }
};

QString changedSql(const QString &object, const QString &before, const QString &after)
{
    return u"UPDATE sqlite_schema SET sql = replace(sql, '%2', '%3') WHERE name = '%1'"_s.arg(
        object, before, after);
}

const QString endless = u"WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"_s;

} // namespace

class TestLibraryUntrusted final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void foreignSchemasAreRefused_data();
    void foreignSchemasAreRefused();
    void foreignSchemasOfOlderVersionsAreRefused();
    void unreadableSchemasAreSetAside_data();
    void unreadableSchemasAreSetAside();
    void otherEncodingsAreRefused();
    void everyVersionOfOursIsOpened_data();
    void everyVersionOfOursIsOpened();
    void whatReadersDoWithTheirFileIsAllowed_data();
    void whatReadersDoWithTheirFileIsAllowed();
    void valuesOutOfRangeAreRefused_data();
    void valuesOutOfRangeAreRefused();
    void wildReferencesDoNoHarm();
    void numbersWithGapsAreSearched();
    void marksWithoutPapersDoNoHarm();
    void rowsOfListsAreShort();
    void connectionsAreDefended();
    void onlyNamesOfFilesAreOpened_data();
    void onlyNamesOfFilesAreOpened();
    void filesWithStrangeNamesAreFiles();
    void pipesAndDevicesAreRefused();
    void neighboursMustBePlainFiles_data();
    void neighboursMustBePlainFiles();
    void unfinishedChangesAreUndone();
    void unfinishedChangesThatNameAFileAreRefused();
    void unfinishedChangesOfForeignFilesAreRefused();
    void openingEndsInTime();
    void openingCanBeCancelled();
    void openingInTheBackground();

private:
    void make()
    {
        must(opened(m_path)->store(threeDays()));
        QFile::remove(m_path + u".journal"_s); // which would tell that the library is ours
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    }
    void checkRefused(const QString &object);
    void makeUnfinished(const QString &statement = QStringLiteral("SELECT 1"));

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestLibraryUntrusted::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"library.sqlite"_s);
}

// Refused with a message that names the object, and nothing is changed or left behind.
void TestLibraryUntrusted::checkRefused(const QString &object)
{
    const QByteArray before = bytesOf(m_path);
    const QStringList filesBefore = files();
    const Result<std::unique_ptr<Library>> library = Library::open(m_path);
    QVERIFY(!library);
    QCOMPARE(library.error().kind, ErrorKind::Malformed);
    QVERIFY(library.error().message.contains(m_path));
    QVERIFY2(library.error().message.contains(object), qPrintable(library.error().message));
    QCOMPARE(bytesOf(m_path), before);
    QCOMPARE(files(), filesBefore);
}

void TestLibraryUntrusted::foreignSchemasAreRefused_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QString>("object"); // that the message names
    const auto row = [](const char *name, const QStringList &statements, const QString &object) {
        QTest::newRow(name) << statements << u"“"_s + object + u"”"_s;
    };
    row("a view in place of a table",
        {u"ALTER TABLE meta RENAME TO meta0"_s,
         u"CREATE VIEW meta AS "_s + endless + u" SELECT x AS key, x AS value FROM c"_s},
        u"meta0"_s);
    row("an endless view", {u"CREATE VIEW v AS "_s + endless + u" SELECT x FROM c"_s}, u"v"_s);
    row("a trigger that never ends",
        {u"CREATE TRIGGER stop BEFORE INSERT ON event BEGIN SELECT sum(x) FROM ("_s +
         u"WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c); END"_s},
        u"stop"_s);
    row("a trigger that empties the library",
        {u"CREATE TRIGGER a AFTER INSERT ON event BEGIN DELETE FROM paper; END"_s}, u"a"_s);
    row("one of our triggers is gone", {u"DROP TRIGGER event_is_never_removed"_s},
        u"event_is_never_removed"_s);
    row("an index is gone", {u"DROP INDEX paper_by_day"_s}, u"paper_by_day"_s);
    row("another index", {u"CREATE INDEX extra ON paper (hex(title))"_s}, u"extra"_s);
    row("another table", {u"CREATE TABLE extra (x)"_s}, u"extra"_s);
    row("a table without columns of ours",
        {u"DROP TABLE meta"_s, u"CREATE TABLE meta (key, value)"_s}, u"meta"_s);
    row("another column", {u"ALTER TABLE paper ADD COLUMN extra TEXT"_s}, u"paper"_s);
    row("a generated column",
        {u"ALTER TABLE paper ADD COLUMN extra TEXT AS (hex(zeroblob(20000000)))"_s}, u"paper"_s);
    row("another module", {u"CREATE VIRTUAL TABLE extra USING fts5vocab(words, row)"_s},
        u"extra"_s);
    row("another index of words",
        {u"DROP TABLE names"_s, u"CREATE VIRTUAL TABLE names USING fts5 (name)"_s}, u"names"_s);
    row("numbers that are counted",
        {u"CREATE TABLE extra (n INTEGER PRIMARY KEY AUTOINCREMENT)"_s, u"DROP TABLE extra"_s},
        u"sqlite_sequence"_s);
    row("a check",
        {changedSql(u"event"_s, u"value INTEGER NOT NULL"_s,
                    u"value INTEGER NOT NULL CHECK (length(hex(zeroblob(20000000))))"_s)},
        u"event"_s);
    row("another default",
        {changedSql(u"state"_s, u"DEFAULT ''''"_s, u"DEFAULT (hex(zeroblob(9)))"_s)}, u"state"_s);
    row("another collation",
        {changedSql(u"author"_s, u"name TEXT"_s, u"name TEXT COLLATE NOCASE"_s)}, u"author"_s);
    row("a comment", {changedSql(u"meta"_s, u"key TEXT"_s, u"key /* our own */ TEXT"_s)},
        u"meta"_s);
    row("a space", {changedSql(u"meta"_s, u"key TEXT"_s, u"key  TEXT"_s)}, u"meta"_s);
    row("what a trigger says",
        {changedSql(u"event_is_never_changed"_s, u"raise(ABORT"_s, u"raise(IGNORE"_s),
         changedSql(u"event_is_never_changed"_s, u", ''events are never changed''"_s, {})},
        u"event_is_never_changed"_s);
    row("two tables on one page",
        {u"UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema"
         " WHERE name = 'paper') WHERE name = 'author'"_s},
        u"rootpage"_s);
    row("a table without a page",
        {u"UPDATE sqlite_schema SET rootpage = 0 WHERE name = 'listing'"_s}, u"rootpage"_s);
    row("a name that is long and moves the cursor",
        {u"CREATE TABLE [\x1b[2J%1] (x)"_s.arg(QString(5000, u'x'))},
        u"?[2J"_s + QString(56, u'x'));
    row("the version of another schema", {u"PRAGMA user_version = 2"_s}, u"author_by_papers"_s);
}

void TestLibraryUntrusted::foreignSchemasAreRefused()
{
    QFETCH(QStringList, statements);
    QFETCH(QString, object);
    make();
    {
        Raw raw(m_path);
        raw.run(u"PRAGMA writable_schema = ON"_s);
        for (const QString &statement : statements)
            raw.run(statement);
    }
    checkRefused(object);
    // Nor is it read when nothing can be written.
    QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner));
    checkRefused(object);
}

void TestLibraryUntrusted::foreignSchemasOfOlderVersionsAreRefused()
{
    for (int version = 1; version < schemaScripts().size(); ++version) {
        init();
        (void)openLibrary(m_path, schemaScripts().first(version));
        Raw(m_path).run(u"CREATE TRIGGER a AFTER UPDATE ON paper BEGIN DELETE FROM paper; END"_s);
        checkRefused(u"“a”"_s);
    }
}

// A schema that cannot be read is damage. Nothing of the file is used.
void TestLibraryUntrusted::unreadableSchemasAreSetAside_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("a definition that is too long")
        << u"CREATE TABLE t ([%1])"_s.arg(QString(maxSqlBytes, u'x'));
    QTest::newRow("a table on the schema's page")
        << u"UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'paper'"_s;
    QTest::newRow("version 0") << u"PRAGMA user_version = 0"_s;
}

void TestLibraryUntrusted::unreadableSchemasAreSetAside()
{
    QFETCH(QString, statement);
    make();
    {
        Raw raw(m_path);
        raw.run(u"PRAGMA writable_schema = ON"_s);
        raw.run(statement);
    }
    const QByteArray before = bytesOf(m_path);
    const auto library = opened(m_path);
    QCOMPARE(library->openingReport().messages.size(), 1);
    const QDir folder(m_folder->path());
    const QStringList kept = folder.entryList({u"*.damaged-*"_s}, QDir::Files);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(bytesOf(folder.filePath(kept[0])), before);
}

void TestLibraryUntrusted::otherEncodingsAreRefused()
{
    {
        Raw raw(m_path);
        raw.run(u"PRAGMA encoding = 'UTF-16le'"_s);
        for (const QString &script : schemaScripts())
            for (const QString &statement : statementsOf(script))
                if (!statement.startsWith("UPDATE"_L1))
                    raw.run(statement);
        raw.run(u"PRAGMA application_id = "_s + QString::number(applicationId));
        raw.run(u"PRAGMA user_version = "_s + QString::number(schemaScripts().size()));
    }
    checkRefused(u"encoding"_s);
}

void TestLibraryUntrusted::everyVersionOfOursIsOpened_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version <= schemaScripts().size(); ++version)
        QTest::addRow("version %d", version) << version;
}

void TestLibraryUntrusted::everyVersionOfOursIsOpened()
{
    QFETCH(int, version);
    {
        const auto file = openLibrary(m_path, schemaScripts().first(version));
        // When a new version is added, this says what its digest is.
        QCOMPARE(schemaDigest(*file), knownSchemaDigest(version));
    }
    // A copy by VACUUM, as backups are, has the same objects in another order.
    const QString copy = m_folder->filePath(u"copy.sqlite"_s);
    Raw(m_path).run(u"VACUUM INTO '%1'"_s.arg(copy));
    for (const QString &path : {m_path, copy}) {
        const auto library = opened(path);
        must(library->store(threeDays()));
        QCOMPARE(must(library->counts()).all, 4);
    }
}

void TestLibraryUntrusted::whatReadersDoWithTheirFileIsAllowed_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::newRow("ANALYZE") << QStringList(u"ANALYZE"_s);
    QTest::newRow("VACUUM") << QStringList(u"VACUUM"_s);
    for (const int size : {512, 65536})
        QTest::addRow("pages of %d bytes", size) << QStringList{
            u"PRAGMA journal_mode = DELETE"_s, u"PRAGMA page_size = %1"_s.arg(size), u"VACUUM"_s};
    QTest::newRow("auto_vacuum") << QStringList{u"PRAGMA auto_vacuum = FULL"_s, u"VACUUM"_s};
}

void TestLibraryUntrusted::whatReadersDoWithTheirFileIsAllowed()
{
    QFETCH(QStringList, statements);
    make();
    {
        Raw raw(m_path);
        for (const QString &statement : statements)
            raw.run(statement);
    }
    const auto library = opened(m_path);
    QCOMPARE(must(library->counts()).all, 4);
    must(library->mark({Mark::Starred, true, {u"2403.00002"_s}}));
}

void TestLibraryUntrusted::valuesOutOfRangeAreRefused_data()
{
    QTest::addColumn<QString>("statement");
    for (const auto &number : {"-1"_L1, "100000001"_L1, "4611686018427387904"_L1})
        QTest::addRow("paper %s", number.data())
            << u"UPDATE paper SET number = "_s + number + u" WHERE id = '2403.00002'"_s;
    QTest::newRow("a long device")
        << u"UPDATE meta SET value = hex(zeroblob(2000)) WHERE key = 'device'"_s;
}

void TestLibraryUntrusted::valuesOutOfRangeAreRefused()
{
    QFETCH(QString, statement);
    make();
    Raw(m_path).run(statement);
    checkRefused(u"damaged"_s);
}

// Tables can name papers that do not exist.
void TestLibraryUntrusted::wildReferencesDoNoHarm()
{
    make();
    {
        Raw raw(m_path);
        for (const auto &number : {"-3"_L1, "4294967297"_L1, "4611686018427387904"_L1}) {
            raw.run(u"INSERT INTO listing (paper, source, day, position, url, title, authors,"
                    " media, categories, comment, origin, seen, votes, code) VALUES (%1, 'digest',"
                    " '2024-03-22', 0, '', '', '', '', '', '', '', 0, 1, 'c')"_s.arg(number));
            raw.run(u"INSERT INTO authorship VALUES ('Ada', %1)"_s.arg(number));
            raw.run(u"INSERT INTO heads (rowid, title, authors) VALUES (%1, 'alpha', 'ada')"_s.arg(
                number));
        }
    }
    const auto library = opened(m_path);
    QCOMPARE(must(library->list({.from = QDate(2024, 3, 22), .to = QDate(2024, 3, 22)})).size(), 2);
    must(library->author(u"Ada"_s));
    for (const QString &search : {u"alpha"_s, u"title:alpha"_s})
        QVERIFY(must(library->list({.search = search})).size() <= 1);
}

// As in a library that was rescued with few of its papers.
void TestLibraryUntrusted::numbersWithGapsAreSearched()
{
    make();
    Raw(m_path).run(u"UPDATE paper SET number = 400000"
                    " WHERE number = (SELECT max(number) FROM paper)"_s);
    const auto library = opened(m_path);
    must(library->indexed());
    QVERIFY(
        !must(library->first({.search = u"alpha"_s, .sort = SortKey::Relevance}, 50)).isEmpty());
}

void TestLibraryUntrusted::marksWithoutPapersDoNoHarm()
{
    make();
    Raw(m_path).run(u"INSERT INTO mark (paper) VALUES (3000)"_s);
    const auto library = opened(m_path);
    must(library->indexed());
    QCOMPARE(must(library->list({.search = u"alpha"_s})).size(), 1);
}

void TestLibraryUntrusted::rowsOfListsAreShort()
{
    make();
    Raw(m_path).run(u"UPDATE paper SET title = hex(zeroblob(100000)),"
                    " authors = hex(zeroblob(100000))"_s);
    for (const PaperRow &row : must(opened(m_path)->list({}))) {
        QCOMPARE(row.title.size(), 2000);
        QCOMPARE(row.authors.value(0).size(), 500);
    }
}

void TestLibraryUntrusted::connectionsAreDefended()
{
    make();
    must(opened(m_path)->mark({Mark::Starred, true, {u"2403.00002"_s}}));
    const auto file = openLibrary(m_path, schemaScripts());
    const auto fails = [&file](const QString &sql) {
        try {
            (void)file->number(sql);
            return false;
        } catch (const Failed &) {
            return true;
        }
    };
    file->pragma(u"writable_schema = ON"_s);
    QVERIFY(fails(u"UPDATE sqlite_schema SET sql = ''"_s));
    QVERIFY(fails(u"DELETE FROM words_data"_s));
    QVERIFY(fails(u"SELECT load_extension('none')"_s));
    QVERIFY(fails(u"SELECT \"no such column\""_s));
    file->execute(u"CREATE VIEW titles AS SELECT sort_key(title) FROM paper"_s);
    QVERIFY(fails(u"SELECT * FROM titles"_s));
    QVERIFY(fails(u"SELECT length(zeroblob(%1))"_s.arg(maxLibraryValueBytes + 1)));
    QVERIFY(fails(u"SELECT '%1'"_s.arg(QString(maxSqlBytes, u'x'))));
    QVERIFY(!fails(u"SELECT length(sort_key(title)) FROM paper"_s));
    QVERIFY(fails(u"DELETE FROM event"_s)); // our own triggers work
}

void TestLibraryUntrusted::onlyNamesOfFilesAreOpened_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing") << QString();
    QTest::newRow("memory") << u":memory:"_s;
    QTest::newRow("URI") << u"file:x.sqlite?mode=rwc"_s;
    QTest::newRow("URI of memory") << u"file::memory:"_s;
    QTest::newRow("capitals") << u"FILE:///x.sqlite"_s;
    QTest::newRow("address") << u"https://example.org/library.sqlite"_s;
    QTest::newRow("NUL") << u"a\0b"_s;
}

void TestLibraryUntrusted::onlyNamesOfFilesAreOpened()
{
    QFETCH(QString, name);
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder->path()));
    const auto library = Library::open(name);
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(!library);
    QCOMPARE(library.error().kind, ErrorKind::Usage);
    QVERIFY(library.error().message.contains(QString(name).remove(QChar::Null)));
    QCOMPARE(files(), QStringList());
}

void TestLibraryUntrusted::filesWithStrangeNamesAreFiles()
{
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder->path()));
    const QStringList names{u"-x"_s, u":memory:"_s, u"a:b"_s, u"file:x?mode=ro"_s};
    for (const QString &name : names)
        must(opened(u"./"_s + name)->store(threeDays()));
    QCOMPARE(must(opened(u"a:b"_s)->counts()).all, 4);
    QVERIFY(!Library::open(QString(5000, u'x')));
    QVERIFY(QDir::setCurrent(before));
    QStringList expected;
    for (const QString &name : names)
        expected += {name, name + u".journal"_s};
    QCOMPARE(files(), expected);
}

void TestLibraryUntrusted::pipesAndDevicesAreRefused()
{
    QCOMPARE(mkfifo(QFile::encodeName(m_path).constData(), 0600), 0);
    const QString link = m_folder->filePath(u"link"_s);
    QVERIFY(QFile::link(m_path, link));
    const QString socket = m_folder->filePath(u"socket"_s);
    QLocalServer server;
    QVERIFY(server.listen(socket));
    for (const QString &path :
         {m_path, link, socket, m_folder->path(), u"/dev/zero"_s, u"/dev/null"_s}) {
        const auto library = Library::open(path);
        QVERIFY(!library);
        QCOMPARE(library.error().kind, ErrorKind::Malformed);
        QVERIFY(library.error().message.contains(path));
    }
}

void TestLibraryUntrusted::neighboursMustBePlainFiles_data()
{
    QTest::addColumn<QString>("suffix");
    for (const char *suffix : {"-journal", "-wal", "-shm"})
        QTest::newRow(suffix) << QString::fromLatin1(suffix);
}

// A link beside the library would lead SQLite to another file of the user; a pipe would stop it.
void TestLibraryUntrusted::neighboursMustBePlainFiles()
{
    QFETCH(QString, suffix);
    make();
    const QString link = m_folder->filePath(u"link.sqlite"_s);
    QVERIFY(QFile::link(m_path, link));
    const QString other = m_folder->filePath(u"other"_s);
    writeBytes(other, "precious");
    QVERIFY(QFile::link(other, m_path + suffix));
    checkRefused(suffix);
    QVERIFY(!Library::open(link));
    QCOMPARE(bytesOf(other), "precious");
    QVERIFY(QFile::remove(m_path + suffix));
    QCOMPARE(mkfifo(QFile::encodeName(m_path + suffix).constData(), 0600), 0);
    checkRefused(suffix);
}

// Leaves a library in the middle of a change, as a kill does.
void TestLibraryUntrusted::makeUnfinished(const QString &statement)
{
    make();
    const QString copy = m_folder->filePath(u"copy.sqlite"_s);
    {
        Raw raw(m_path);
        raw.run(u"PRAGMA journal_mode = DELETE"_s);
        raw.run(statement);
        raw.run(u"PRAGMA cache_size = 5"_s);
        raw.run(u"BEGIN"_s);
        raw.run(endless + u" INSERT INTO meta SELECT x, hex(zeroblob(2000)) FROM c LIMIT 500"_s);
        QVERIFY(QFile::copy(m_path, copy));
        QVERIFY(QFile::copy(m_path + u"-journal"_s, copy + u"-journal"_s));
    }
    m_path = copy;
}

void TestLibraryUntrusted::unfinishedChangesAreUndone()
{
    makeUnfinished();
    const auto library = Library::open(m_path);
    QVERIFY2(library, library ? "" : qPrintable(library.error().message));
    QVERIFY(!QFile::exists(m_path + u"-journal"_s));
    Database file(m_path, Database::Access::ReadOnly);
    QCOMPARE(file.number(u"SELECT count(*) FROM meta WHERE length(value) = 4000"_s), 0);
}

// SQLite would delete it.
void TestLibraryUntrusted::unfinishedChangesThatNameAFileAreRefused()
{
    makeUnfinished();
    const QString other = m_folder->filePath(u"other-mj123"_s);
    writeBytes(other, "precious");
    QByteArray journal = bytesOf(m_path + u"-journal"_s);
    journal += naming(QFile::encodeName(other));
    writeBytes(m_path + u"-journal"_s, journal);
    checkRefused(m_path + u"-journal"_s);
    QCOMPARE(bytesOf(m_path + u"-journal"_s), journal);
    QCOMPARE(bytesOf(other), "precious");
}

// What was there before the change was no library of ours.
void TestLibraryUntrusted::unfinishedChangesOfForeignFilesAreRefused()
{
    makeUnfinished(u"CREATE TABLE mine (x)"_s);
    checkRefused(u"mine"_s);
}

void TestLibraryUntrusted::openingEndsInTime()
{
    make();
    {
        Raw raw(m_path);
        raw.run(u"BEGIN"_s);
        for (int i = 0; i < 2000; ++i)
            raw.run(u"CREATE TABLE extra%1 (x)"_s.arg(i));
        raw.run(u"COMMIT"_s);
    }
    const QByteArray before = bytesOf(m_path);
    try {
        (void)openLibrary(m_path, schemaScripts(), {.time = std::chrono::milliseconds(-1)});
        QFAIL("it was opened");
    } catch (const Failed &failed) {
        QCOMPARE(failed.error.kind, ErrorKind::TooLarge);
        QVERIFY(failed.error.message.contains(m_path));
    }
    QCOMPARE(bytesOf(m_path), before);
    QCOMPARE(files(), QStringList(u"library.sqlite"_s));
}

void TestLibraryUntrusted::openingCanBeCancelled()
{
    make();
    Raw other(m_path);
    other.run(u"PRAGMA locking_mode = EXCLUSIVE"_s);
    other.run(u"BEGIN EXCLUSIVE"_s);
    int asked = 0;
    const auto isCancelled = [&asked] { return ++asked > 2; };
    QVERIFY_EXCEPTION_THROWN(
        (void)openLibrary(m_path, schemaScripts(), {.isCancelled = isCancelled}), Failed);
    QCOMPARE(asked, 3);
}

void TestLibraryUntrusted::openingInTheBackground()
{
    make();
    auto other = std::make_unique<Raw>(m_path);
    other->run(u"PRAGMA locking_mode = EXCLUSIVE"_s);
    other->run(u"BEGIN EXCLUSIVE"_s);
    {
        const LibraryOpening givenUp(m_path);
    }
    LibraryOpening opening(m_path);
    const QSignalSpy finished(&opening, &LibraryOpening::finished);
    QCoreApplication::processEvents(); // which goes on while the library is being opened
    QVERIFY(finished.isEmpty());
    other.reset();
    QTRY_COMPARE(finished.size(), 1);
    const auto library = opening.result();
    QVERIFY(library);
    QCOMPARE(must((*library)->counts()).all, 4);
}

BROADSHEET_TEST(TestLibraryUntrusted, QCoreApplication)
#include "tst_library_untrusted.moc"
