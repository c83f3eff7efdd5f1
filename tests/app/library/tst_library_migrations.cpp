// Older libraries are updated after a backup; newer ones are not touched.
#include "Builders.h"
#include "support/Files.h"
#include "support/Runner.h"

// Migrations can only be tested with more scripts than there are, so this test passes its own to
// functions that the public interface does not show.
#include "library/OpenLibrary.h"
#include "sqlite/Migrations.h"

#include <QDir>
#include <QFile>
#include <QTimeZone>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

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

// The schema of a later version of the program.
QStringList withOneMore(const QString &script)
{
    return schemaScripts() + QStringList(script);
}

QString versionNow()
{
    return QString::number(schemaScripts().size());
}

QString versionToCome()
{
    return QString::number(schemaScripts().size() + 1);
}

} // namespace

class TestLibraryMigrations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void splitsScriptsAtStatementEnds();
    void migratesAfterABackup();
    void manyMayMigrateAtOnce();
    void aFailedMigrationChangesNothing();
    void everyVersionBecomesAFreshOne_data() { versions(); }
    void everyVersionBecomesAFreshOne();
    void aFailureLeavesEveryVersionAsItWas_data() { versions(); }
    void aFailureLeavesEveryVersionAsItWas();
    void refusesANewerLibrary();
    void refusesANewerLibraryWhoseLogWasNotCopied();
    void aLibraryOfTheFirstVersionKeepsEverything();
    void aLibraryOfTheSecondVersionCanBeSearchedAndSorted();
    void daysThatWereAskedTooEarlyAreNotComplete();
    void whatSearchFindsIsNotIndexedAgain();

private:
    void make(); // with three days and a star
    void makeOld(int version);
    static void versions();

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestLibraryMigrations::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"a b?#%é/library.sqlite"_s);
}

void TestLibraryMigrations::make()
{
    const auto library = opened(m_path);
    must(library->store(threeDays()));
    must(library->mark({Mark::Starred, true, {u"2403.00002"_s}}));
}

void TestLibraryMigrations::splitsScriptsAtStatementEnds()
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

void TestLibraryMigrations::migratesAfterABackup()
{
    make();
    const QString second = u"CREATE TABLE note (id TEXT) STRICT; INSERT INTO note VALUES ('n');"_s;
    {
        const auto file = openLibrary(m_path, withOneMore(second));
        QCOMPARE(file->pragma(u"user_version"_s), versionToCome());
        QCOMPARE(file->text(u"SELECT id FROM note"_s), u"n"_s);
        QCOMPARE(file->number(u"SELECT count(*) FROM event"_s), 1);
        QCOMPARE(file->pragma(u"foreign_keys"_s), u"1"_s);
        QCOMPARE(file->pragma(u"journal_mode"_s), u"wal"_s);
    }
    // The backup is a complete library of the version before.
    QCOMPARE(must(opened(backupBeforeUpdate(m_path, versionNow()))->counts()).starred, 1);
    QCOMPARE(QFileInfo(m_path).dir().entryList({u"*.part*"_s}), QStringList());
    // Opening it again does not migrate again.
    QVERIFY(QFile::remove(backupBeforeUpdate(m_path, versionNow())));
    QVERIFY(!refusal(m_path, withOneMore(second)));
    QCOMPARE(backupBeforeUpdate(m_path, versionNow()), QString());
}

void TestLibraryMigrations::manyMayMigrateAtOnce()
{
    openLibrary(m_path, schemaScripts().first(1))
        ->execute(u"INSERT INTO meta (key, value) VALUES ('test', 'kept')"_s);
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] { good += Library::open(m_path).has_value() ? 1 : 0; });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(good.load(), 4);
    const auto backup =
        std::make_unique<Database>(backupBeforeUpdate(m_path, u"1"_s), Database::Access::Immutable);
    QCOMPARE(backup->pragma(u"user_version"_s), u"1"_s);
    QCOMPARE(backup->text(u"SELECT value FROM meta WHERE key = 'test'"_s), u"kept"_s);
    QCOMPARE(QFileInfo(m_path).dir().entryList({u"*.part*"_s}), QStringList());
}

void TestLibraryMigrations::aFailedMigrationChangesNothing()
{
    make();
    const QStringList broken{
        u"CREATE TABLE note (id TEXT); CREATE TABL oops;"_s,
        u"CREATE TABLE note (id TEXT); INSERT INTO text VALUES (12345, 0, '', '');"_s};
    for (const QString &second : broken) {
        QVERIFY(refusal(m_path, withOneMore(second)));
        const auto file = openLibrary(m_path, schemaScripts());
        QCOMPARE(file->number(u"SELECT count(*) FROM sqlite_schema WHERE name = 'note'"_s), 0);
    }
    QCOMPARE(must(opened(m_path)->counts()).starred, 1);
}

void TestLibraryMigrations::versions()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version <= schemaScripts().size(); ++version)
        QTest::newRow(qPrintable(QString::number(version))) << version;
}

// A file of an older version with something in each of its tables.
void TestLibraryMigrations::makeOld(int version)
{
    const auto file = openLibrary(m_path, schemaScripts().first(version));
    QStringList tables{u"paper"_s, u"authorship"_s, u"listing"_s, u"text"_s,
                       u"day"_s,   u"event"_s,      u"state"_s};
    if (version >= 14)
        tables.append(u"mark"_s);
    const QHash<QString, QString> known{
        {u"day"_s, u"'2024-03-20'"_s},     {u"id"_s, u"'2403.00001'"_s},
        {u"subject"_s, u"'2403.00001'"_s}, {u"event.kind"_s, u"'starred'"_s},
        {u"state.kind"_s, u"'starred'"_s}, {u"source"_s, u"'digest'"_s},
        {u"name"_s, u"'Ada'"_s},           {u"status"_s, u"'complete'"_s},
        {u"undoes"_s, u"NULL"_s},          {u"muted"_s, u"0"_s}};
    for (const QString &table : tables) {
        QStringList columns;
        QStringList values;
        for (Rows rows =
                 file->select(u"SELECT name, type FROM pragma_table_info('%1')"_s.arg(table));
             rows.next();) {
            const QString name = rows.text(0);
            const bool isNumber = rows.text(1) == "INTEGER"_L1;
            columns.append(name);
            values.append(
                known.value(table + u'.' + name, known.value(name, isNumber ? u"1"_s : u"''"_s)));
        }
        file->execute(u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(table, columns.join(u", "),
                                                               values.join(u", ")));
    }
}

// All that the schema is, in text. What SQLite computes for its planner is none of it.
QStringList dumpOf(const QString &path)
{
    Database file(path, Database::Access::ReadOnly);
    QStringList dump;
    for (const auto &what :
         {"user_version"_L1, "application_id"_L1, "encoding"_L1, "page_size"_L1, "auto_vacuum"_L1,
          "journal_mode"_L1, "foreign_key_check"_L1, "integrity_check"_L1})
        dump.append(what + u' ' + file.pragma(what));
    for (Rows rows = file.select(u"SELECT type, name, tbl_name, ifnull(sql, '') FROM sqlite_schema"
                                 " WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name"_s);
         rows.next();)
        dump.append(QStringList{rows.text(0), rows.text(1), rows.text(2), rows.text(3)}.join(u'|'));
    // A count that begins when terms are written, which the papers of makeOld() never have.
    for (Rows rows =
             file.select(u"SELECT key FROM meta WHERE key <> 'terms_written' ORDER BY key"_s);
         rows.next();)
        dump.append(u"meta "_s + rows.text(0));
    return dump;
}

void TestLibraryMigrations::everyVersionBecomesAFreshOne()
{
    QFETCH(const int, version);
    makeOld(version);
    {
        const auto library = opened(m_path);
        must(library->indexed());
        QCOMPARE(must(library->counts()).starred, 1);
        QCOMPARE(must(library->days()).size(), 1);
        must(library->mark({Mark::Starred, false, {u"2403.00001"_s}}));
    }
    const QString fresh = m_folder->filePath(u"fresh.sqlite"_s);
    {
        const auto library = opened(fresh);
        must(library->store(threeDays()));
        must(library->indexed());
        must(library->mark({Mark::Starred, true, {u"2403.00002"_s}}));
    }
    QCOMPARE(dumpOf(m_path), dumpOf(fresh));
}

void TestLibraryMigrations::aFailureLeavesEveryVersionAsItWas()
{
    QFETCH(const int, version);
    makeOld(version);
    const QByteArray before = bytesOf(m_path);
    const QStringList broken{u"CREATE TABLE note (id TEXT); CREATE TABL oops;"_s,
                             u"DELETE FROM paper; INSERT INTO text SELECT * FROM nothing;"_s,
                             u"INSERT INTO authorship VALUES ('Nobody', 12345);"_s};
    for (const QString &script : broken) {
        QVERIFY(refusal(m_path, withOneMore(script)));
        QCOMPARE(bytesOf(m_path), before);
        QCOMPARE(QFileInfo(m_path + u"-wal"_s).size(), 0);
        QCOMPARE(QFileInfo(m_path).dir().entryList(
                     {u"*-journal"_s, u"*.part-*"_s, u"*.damaged-*"_s}, QDir::Files),
                 QStringList());
        QVERIFY(!backupBeforeUpdate(m_path, QString::number(version)).isEmpty());
    }
    QCOMPARE(must(opened(m_path)->counts()).starred, 1);
}

void TestLibraryMigrations::refusesANewerLibrary()
{
    make();
    QVERIFY(!refusal(m_path, withOneMore(u"CREATE TABLE note (id TEXT)"_s)));
    const QByteArray before = bytesOf(m_path);
    const auto library = Library::open(m_path);
    QVERIFY(!library);
    QCOMPARE(library.error().kind, ErrorKind::Newer);
    QVERIFY(library.error().message.contains(m_path));
    QCOMPARE(bytesOf(m_path), before);
    QVERIFY(!QFile::exists(m_path + u"-wal"_s));
}

void TestLibraryMigrations::refusesANewerLibraryWhoseLogWasNotCopied()
{
    make();
    const QString copy = m_folder->filePath(u"copy.sqlite"_s);
    {
        const auto file = openLibrary(m_path, schemaScripts());
        file->pragma(u"user_version = "_s + versionToCome()); // in the log only
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

// A file as the first version of the program wrote it.
void TestLibraryMigrations::aLibraryOfTheFirstVersionKeepsEverything()
{
    const qint64 seen =
        QDateTime(QDate(2024, 3, 23), QTime(7, 0), QTimeZone::utc()).toMSecsSinceEpoch();
    {
        const auto file = openLibrary(m_path, schemaScripts().first(1));
        file->execute(u"INSERT INTO paper (number, id, title, authors, votes, day, media, video)"
                      " VALUES (7, '2403.00001', 'Alpha', 'Ada\x1f"
                      "Bo', 25, '2024-03-20', 'p', 0)"_s);
        file->execute(u"INSERT INTO authorship VALUES ('Ada', 7), ('Bo', 7)"_s);
        const auto list = [&](int number, const QString &source, const QString &comment) {
            file->execute(u"INSERT INTO listing (number, paper, source, day, position, url, title,"
                          " votes, authors, media, categories, comment, origin, seen) VALUES (?, 7,"
                          " ?, '2024-03-20', 0, 'u', 'Alpha', 25, 'Ada\x1f"
                          "Bo', 'p', 'cs.CL', ?, 'a.md', ?)"_s,
                          number, source, comment, seen);
        };
        list(1, u"digest"_s, {});
        list(2, u"arxiv"_s, u"9 pages"_s);
        file->execute(u"INSERT INTO text VALUES (1, 0, 'ko', '- 글'), (2, 0, 'en', 'Abstract')"_s);
        file->execute(u"INSERT INTO day VALUES ('2024-03-20', 'digest', 'complete', 'a.md', ?),"
                      " ('2024-03-21', 'digest', 'empty', 'b.md', ?)"_s,
                      seen, seen);
        file->execute(u"INSERT INTO event SELECT 'e', 5, value, 'a', NULL, 'starred',"
                      " '2403.00001', 1 FROM meta WHERE key = 'device'"_s);
        file->execute(u"INSERT INTO state VALUES ('starred', '2403.00001', 1, 5, 'e')"_s);
    }
    const auto library = opened(m_path);
    QVERIFY(QFile::exists(backupBeforeUpdate(m_path, u"1"_s)));
    const Paper paper = must(library->paper(PaperId{u"2403.00001"_s}));
    QCOMPARE(paper.title, u"Alpha"_s);
    QCOMPARE(paper.authors, QStringList({u"Ada"_s, u"Bo"_s}));
    QCOMPARE(paper.comment, u"9 pages"_s);
    QCOMPARE(paper.votes, 25);
    QCOMPARE(paper.votesOverTime.constLast().votes, 25);
    QCOMPARE(paper.texts.size(), 2);
    QCOMPARE(paper.texts[0].kind, TextKind::Abstract);
    QCOMPARE(paper.texts[1].at.toMSecsSinceEpoch(), seen);
    QVERIFY(paper.state.starred);
    const QList<DaySummary> days = must(library->days());
    QCOMPARE(days.size(), 2);
    QCOMPARE(days[0].sources[0].status, DayStatus::Empty);
    QCOMPARE(days[1].sources[0].status, DayStatus::Complete);
    QCOMPARE(days[1].sources[0].tried.toMSecsSinceEpoch(), seen);
    QCOMPARE(must(library->undo()).undone.mark, Mark::Starred);
    // Storing works on the migrated library.
    must(library->store({day(QDate(2024, 3, 20), {report(u"2403.00001"_s, u"Alpha"_s, 60)})}));
    QCOMPARE(must(library->paper(PaperId{u"2403.00001"_s})).votes, 60);
}

// Sort keys, marks, facts, texts and the index are computed from the old tables.
void TestLibraryMigrations::aLibraryOfTheSecondVersionCanBeSearchedAndSorted()
{
    {
        const auto file = openLibrary(m_path, schemaScripts().first(2));
        const auto paper = [&](int number, const QString &title, const QString &media) {
            const QString id = u"2403.0000"_s + QString::number(number);
            file->execute(
                u"INSERT INTO paper (number, id, title, authors, votes, day, media, video)"
                " VALUES (?, ?, ?, 'Ada', 5, '2024-03-20', ?, 0)"_s,
                number, id, title, media);
            file->execute(u"INSERT INTO authorship VALUES ('Ada', ?)"_s, number);
            file->execute(u"INSERT INTO listing (number, paper, source, day, position, url, title,"
                          " votes, authors, media, categories, comment, origin, seen, code)"
                          " VALUES (?, ?, 'digest', '2024-03-20', 0, 'u', ?, 5, 'Ada', ?, '', '',"
                          " 'a.md', 9, ?)"_s,
                          number, number, title, media,
                          number == 1 ? u"https://code.example"_s : QString());
            file->execute(u"INSERT INTO text VALUES (?, 0, 'ko', '- 강화학습', ?)"_s, number,
                          number == 2 ? u"abstract"_s : u"summary"_s);
        };
        paper(1, u"beta"_s, u"https://p.example/a.mp4"_s);
        paper(2, u"Älpha"_s, u"https://p.example/a.png"_s);
        file->execute(u"INSERT INTO event SELECT 'e', 5, value, 'a', NULL, 'read',"
                      " '2403.00001', 1 FROM meta WHERE key = 'device'"_s);
        file->execute(u"INSERT INTO state VALUES ('read', '2403.00001', 1, 5, 'e')"_s);
    }
    const auto library = opened(m_path);
    QVERIFY(QFile::exists(backupBeforeUpdate(m_path, u"2"_s)));
    must(library->indexed());
    const auto found = [&](const Query &query) { return idsOf(must(library->list(query))); };
    const QStringList one{u"2403.00001"_s};
    const QStringList two{u"2403.00002"_s};
    QCOMPARE(found({.search = u"화학"_s}).size(), 2);
    QCOMPARE(found({.search = u"alpha"_s}), two);
    QCOMPARE(found({.sort = SortKey::Title, .ascending = true}), two + one);
    QCOMPARE(found({.unread = true}), two);
    for (const QString &search : {u"has:code"_s, u"has:video"_s, u"-is:unread"_s})
        QCOMPARE(found({.search = search}), one);
    for (const QString &search : {u"has:picture"_s, u"has:abstract"_s, u"-has:code"_s})
        QCOMPARE(found({.search = search}), two);
    QCOMPARE(must(library->paper(PaperId{one[0]})).texts.size(), 1);
    QCOMPARE(must(library->authorsLike(u"ad"_s, 3)).value(0).papers, 2);
}

// Version 3 called a day of Hugging Face complete when its list still grew.
void TestLibraryMigrations::daysThatWereAskedTooEarlyAreNotComplete()
{
    constexpr qint64 hour = 3'600'000;
    const qint64 midnight = QDateTime({2026, 2, 4}, {0, 0}, QTimeZone::utc()).toMSecsSinceEpoch();
    {
        const auto file = openLibrary(m_path, schemaScripts().first(3));
        const auto add = [&](const QString &source, const QString &date, qint64 at) {
            file->execute(u"INSERT INTO day (day, source, status, origin, at, tried)"
                          " VALUES (?, ?, 'complete', 'hub', ?, ?)"_s,
                          date, source, at, at);
        };
        add(u"huggingFace"_s, u"2026-02-04"_s, midnight + 2 * hour);
        add(u"huggingFace"_s, u"2026-02-03"_s, midnight - 24 * hour + 15 * hour);
        add(u"arxivFeed"_s, u"2026-02-04"_s, midnight + 2 * hour);
    }
    const auto library = opened(m_path);
    const QList<DaySummary> days = must(library->days());
    QCOMPARE(days.size(), 2);
    QCOMPARE(days[0].sources[0].source, u"arxivFeed"_s);
    QCOMPARE(days[0].sources[0].status, DayStatus::Empty);
    QCOMPARE(days[0].sources[1].status, DayStatus::SoFar);
    QCOMPARE(days[1].sources[0].status, DayStatus::Empty); // it was closed
}

void TestLibraryMigrations::whatSearchFindsIsNotIndexedAgain()
{
    const auto file = openLibrary(m_path, schemaScripts().first(13));
    for (const int number : {1, 2})
        file->execute(u"INSERT INTO paper (number, id, title, authors, day, media, video, indexed)"
                      " VALUES (?, ?, 't', '', '', '', 0, ?)"_s,
                      number, u"2403.0000%1"_s.arg(number), number == 1 ? 1 : 0);
    migrate(*file, schemaScripts());
    QCOMPARE(file->number(u"SELECT indexed FROM mark WHERE paper = 1"_s), 1);
    QCOMPARE(file->number(u"SELECT indexed FROM mark WHERE paper = 2"_s), 0);
}

BROADSHEET_TEST(TestLibraryMigrations, QCoreApplication)
#include "tst_library_migrations.moc"
