// Older libraries are brought up to date after a backup, newer ones left alone.
#include "Builders.h"

// Migrations can only be tested with more scripts than there are yet, so this test hands its own to
// the functions inside.
#include "library/Migrations.h"
#include "library/OpenLibrary.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::testing;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The error of opening `path` with these scripts, if it is one.
std::optional<Error> refusal(const QString &path, const QStringList &scripts)
{
    try {
        (void)openLibrary(path, scripts);
        return std::nullopt;
    } catch (const Failed &failed) {
        return failed.error;
    }
}

QStringList withSecond(const QString &second)
{
    return schemaScripts() + QStringList(second);
}

} // namespace

class LibraryMigrationsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void splitsScriptsAtStatementEnds();
    void migratesAfterABackup();
    void aFailedMigrationChangesNothing();
    void refusesANewerLibrary();
    void refusesANewerLibraryWhoseLogWasNotCopied();

private:
    void make(); // with three days and a star

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void LibraryMigrationsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"a b?#%é/library.sqlite"_s);
}

void LibraryMigrationsTest::make()
{
    const auto library = opened(m_path);
    must(library->store(threeDays()));
    must(library->mark({Mark::Starred, true, {u"2403.00002"_s}}));
}

void LibraryMigrationsTest::splitsScriptsAtStatementEnds()
{
    const QString script = u"-- a; comment's\n"
                           "CREATE TABLE a (b TEXT DEFAULT ';', \"c;d\" TEXT); /* ; */\n"
                           "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n"
                           "  UPDATE a SET b = CASE WHEN 1 THEN 'x''; END' END; SELECT 1;\n"
                           "END;\n;\nINSERT INTO a VALUES ('--', '')"_s;
    const QStringList statements = statementsOf(script);
    QCOMPARE(statements.size(), 3);
    QVERIFY(statements[0].startsWith(u"CREATE TABLE a"));
    QVERIFY(statements[0].endsWith(u"\"c;d\" TEXT)"));
    QVERIFY(statements[1].endsWith(u"END"));
    QCOMPARE(statements[2], u"INSERT INTO a VALUES ('--', '')"_s);
}

void LibraryMigrationsTest::migratesAfterABackup()
{
    make();
    const QString second = u"CREATE TABLE note (id TEXT) STRICT; INSERT INTO note VALUES ('n');"_s;
    {
        const auto file = openLibrary(m_path, withSecond(second));
        QCOMPARE(file->pragma(u"user_version"_s), u"2"_s);
        QCOMPARE(file->text(u"SELECT id FROM note"_s), u"n"_s);
        QCOMPARE(file->number(u"SELECT count(*) FROM event"_s), 1);
        QCOMPARE(file->pragma(u"foreign_keys"_s), u"1"_s);
        QCOMPARE(file->pragma(u"journal_mode"_s), u"wal"_s);
    }
    // The copy is a whole library of the version before.
    QCOMPARE(must(opened(m_path + u".backup-v1"_s)->counts()).starred, 1);
    QVERIFY(!QFile::exists(m_path + u".backup-v1.part"_s));
    // Once is enough.
    QVERIFY(QFile::remove(m_path + u".backup-v1"_s));
    QVERIFY(!refusal(m_path, withSecond(second)));
    QVERIFY(!QFile::exists(m_path + u".backup-v1"_s));
}

void LibraryMigrationsTest::aFailedMigrationChangesNothing()
{
    make();
    const QStringList broken{
        u"CREATE TABLE note (id TEXT); CREATE TABL oops;"_s,
        u"CREATE TABLE note (id TEXT); INSERT INTO text VALUES (12345, 0, '', '');"_s};
    for (const QString &second : broken) {
        QVERIFY(refusal(m_path, withSecond(second)));
        const auto file = openLibrary(m_path, schemaScripts());
        QCOMPARE(file->number(u"SELECT count(*) FROM sqlite_schema WHERE name = 'note'"_s), 0);
    }
    QCOMPARE(must(opened(m_path)->counts()).starred, 1);
}

void LibraryMigrationsTest::refusesANewerLibrary()
{
    make();
    QVERIFY(!refusal(m_path, withSecond(u"CREATE TABLE note (id TEXT)"_s)));
    const QByteArray before = bytesOf(m_path);
    const auto library = Library::open(m_path);
    QVERIFY(!library);
    QCOMPARE(library.error().kind, ErrorKind::Newer);
    QVERIFY(library.error().message.contains(m_path));
    QCOMPARE(bytesOf(m_path), before);
    QVERIFY(!QFile::exists(m_path + u"-wal"_s));
}

void LibraryMigrationsTest::refusesANewerLibraryWhoseLogWasNotCopied()
{
    make();
    const QString copy = m_folder->filePath(u"copy.sqlite"_s);
    {
        const auto file = openLibrary(m_path, schemaScripts());
        file->pragma(u"user_version = 2"_s); // in the log only
        QVERIFY(QFile::copy(m_path, copy));
        QVERIFY(QFile::copy(m_path + u"-wal"_s, copy + u"-wal"_s));
    }
    const QByteArray before = bytesOf(copy);
    const QByteArray log = bytesOf(copy + u"-wal"_s);
    const auto library = Library::open(copy);
    QVERIFY(!library);
    QCOMPARE(library.error().kind, ErrorKind::Newer);
    QCOMPARE(bytesOf(copy), before);
    QCOMPARE(bytesOf(copy + u"-wal"_s), log);
}

QTEST_GUILESS_MAIN(LibraryMigrationsTest)
#include "tst_library_migrations.moc"
