// Backups of a library: what they hold, that they are checked, and that none replaces a better one.
#include "support/Files.h"
#include "support/Runner.h"
#include "support/Unprivileged.h"

#include "Builders.h"

#include "backups/Backups.h"
#include "library/OpenLibrary.h"
#include "sqlite/Migrations.h"

#include <QDir>
#include <QFile>
#include <QTimeZone>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

template<class T>
T written(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    return *std::move(result);
}

} // namespace

class TestBackups final : public QObject, TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void holdWhatTheLibraryHolds();
    void oneIsDueEachDay();
    void noneOfAnEmptyLibrary();
    void areOnlyForTheirOwner();
    void aWorseOneReplacesNone();
    void aDamagedLibraryIsNotBackedUp();
    void aDamagedOneIsListedWithAWord();
    void largeLibrariesKeepTheState();
    void aFileOfTheUserIsReplacedOnlyByMore();
    void fullDiskAndReadOnlyFolder();
    void contentsAreSaidInFormsOfTheCaller();
    void oldOnesBesideTheLibraryAreListed();
    void oneThatIsCancelledLeavesNothing();
    void theNewestOfOneSecondStay();
    void oneOfTheFutureHoldsUpNone();

private:
    [[nodiscard]] BackUpOptions options() const
    {
        return {.clock = [this] { return m_now; }};
    }
    [[nodiscard]] bool isMade() const
    {
        return written(addBackupWhenDue(m_path, options())).has_value();
    }
    [[nodiscard]] Backup made(const QDateTime &at);
    [[nodiscard]] QStringList files() const;

    QDateTime m_now;
};

void TestBackups::init()
{
    m_now = QDateTime(QDate(2026, 11, 26), QTime(12, 0), QTimeZone::utc());
    create([this] { return m_now; });
    must(m_library->store(threeDays()));
    must(m_library->mark({Mark::Starred, true, {u"2403.00001"_s, u"2403.00002"_s}}));
    must(m_library->mark({Mark::Read, true, {u"2403.00001"_s}}));
    must(m_library->mark(
        {.mark = Mark::Note, .on = true, .subjects = {u"2403.00003"_s}, .text = u"A note"_s}));
    must(m_library->mark(
        {.mark = Mark::Tag, .on = true, .subjects = {u"2403.00003"_s}, .text = u"tag"_s}));
}

Backup TestBackups::made(const QDateTime &at)
{
    m_now = at;
    return written(addBackup(m_path, options()));
}

QStringList TestBackups::files() const
{
    return QDir(backupFolder(m_path)).entryList(QDir::Files, QDir::Name);
}

void TestBackups::holdWhatTheLibraryHolds()
{
    const Backup backup = written(addBackup(m_path, options()));
    QCOMPARE(files(), QStringList(u"2026-11-26T120000Z.sqlite"_s));
    const QList<Backup> known = backupsOf(m_path);
    QCOMPARE(known.size(), 1);
    QCOMPARE(known[0].path, backup.path);
    QCOMPARE(known[0].at, m_now);
    QCOMPARE(known[0].kind, Backup::Kind::Whole);
    const LibraryContents &held = known[0].contents;
    QCOMPARE(held, backup.contents);
    QCOMPARE(held.papers, 4);
    QCOMPARE(held.starred, 2);
    QCOMPARE(held.read, 1);
    QCOMPARE(held.notes, 1);
    QCOMPARE(held.tags, 1);
    QCOMPARE(held.events, 5);
    QVERIFY(held.newestEvent >= m_now && held.newestEvent < m_now.addSecs(1));
    // It is a library that can be opened, and it has what was in the log.
    const auto copy = opened(backup.path);
    QCOMPARE(must(copy->counts()).starred, 2);
    QCOMPARE(withoutNumbers(must(copy->list({}))), withoutNumbers(must(m_library->list({}))));
}

// A program can make many.
void TestBackups::theNewestOfOneSecondStay()
{
    QStringList paths;
    for (int count = 0; count < 8; ++count) {
        paths.append(made(m_now).path);
        QVERIFY(QFile::exists(paths.constLast()));
    }
    QStringList kept;
    const QList<Backup> known = backupsOf(m_path);
    for (const Backup &backup : known)
        kept.prepend(backup.path);
    QCOMPARE(kept, paths.last(3));
}

// The computer's clock was wrong for a while.
void TestBackups::oneOfTheFutureHoldsUpNone()
{
    const QDateTime now = m_now;
    (void)made(now.addYears(4));
    m_now = now;
    QVERIFY(isMade());
    QVERIFY(!isMade());
}

void TestBackups::oneIsDueEachDay()
{
    QVERIFY(isMade());
    QVERIFY(!isMade());
    m_now = m_now.addDays(1);
    QVERIFY(isMade());
    m_now = m_now.addSecs(60);
    QVERIFY(!isMade());
    QCOMPARE(files().size(), 2);
}

void TestBackups::noneOfAnEmptyLibrary()
{
    const QString path = m_folder->filePath(u"empty.sqlite"_s);
    const auto library = opened(path);
    QVERIFY(!written(addBackupWhenDue(path)).has_value());
    QVERIFY(!QFile::exists(backupFolder(path)));
}

void TestBackups::areOnlyForTheirOwner()
{
    const Backup backup = written(addBackup(m_path, options()));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(backup.path) & others));
    QVERIFY(!(QFile::permissions(backupFolder(m_path)) & others));
}

// A library that has fewer marks than its backup lost some.
void TestBackups::aWorseOneReplacesNone()
{
    const Backup good = made(m_now.addDays(-10));
    m_library.reset();
    // Without what is beside it, from which it would be made again.
    const QString aside = m_folder->filePath(u"aside"_s);
    QVERIFY(QDir().rename(backupFolder(m_path), aside));
    QVERIFY(QFile::remove(m_path));
    QFile::remove(m_path + u".journal"_s);
    m_library = opened(m_path, [this] { return m_now; });
    QVERIFY(QDir().rename(aside, backupFolder(m_path)));
    must(m_library->store(threeDays()));
    must(m_library->mark({Mark::Starred, true, {u"2403.00001"_s}}));
    for (int day = 0; day < 30; ++day) {
        const Backup worse = made(m_now.addDays(1));
        QCOMPARE(worse.kind, Backup::Kind::Fewer);
    }
    QVERIFY(QFile::exists(good.path));
    QCOMPARE(files().size(), 4); // and the newest of the others
    QCOMPARE(backupsOf(m_path).constLast().contents, good.contents);
}

void TestBackups::aDamagedLibraryIsNotBackedUp()
{
    const Backup good = written(addBackup(m_path, options()));
    m_library.reset();
    const qint64 page = openLibrary(m_path, schemaScripts())
                            ->number(u"SELECT rootpage FROM sqlite_schema"
                                     " WHERE name = 'listing'"_s);
    QByteArray bytes = bytesOf(m_path);
    bytes.replace((page - 1) * 4096, 4096, QByteArray(4096, '\xab'));
    writeBytes(m_path, bytes);
    const Result<Backup> damaged = addBackup(m_path);
    QVERIFY(!damaged);
    QCOMPARE(damaged.error().kind, ErrorKind::Malformed);
    QVERIFY(damaged.error().message.contains(m_path));
    QCOMPARE(files(), QStringList(QFileInfo(good.path).fileName()));
}

void TestBackups::aDamagedOneIsListedWithAWord()
{
    writeBytes(written(addBackup(m_path, options())).path, "noise");
    const QList<Backup> known = backupsOf(m_path);
    QCOMPARE(known.size(), 1);
    QVERIFY(known[0].problem);
    QVERIFY(known[0].problem->message.contains(known[0].path));
}

void TestBackups::largeLibrariesKeepTheState()
{
    QList<PaperReport> many;
    for (int i = 0; i < 300; ++i)
        many.append(report(u"2404."_s + QString::number(10'000 + i), u"Title"_s, i, {u"Zoe"_s},
                           QString(300'000, QChar(u'x'))));
    must(m_library->store({day(QDate(2024, 4, 1), many)}));
    reopen(); // copies the log into the file
    const Backup backup = written(addBackup(m_path, options()));
    QCOMPARE(backup.kind, Backup::Kind::State);
    QVERIFY(QFileInfo(backup.path).size() < 1024 * 1024);
    const Backup known = backupsOf(m_path).constFirst();
    QCOMPARE(known.kind, Backup::Kind::State);
    QCOMPARE(known.contents.starred, 2);
    QCOMPARE(known.contents.events, 5);
    QCOMPARE(known.contents.papers, 0);
    QCOMPARE(must(opened(backup.path)->tags()), QStringList(u"tag"_s));
}

void TestBackups::aFileOfTheUserIsReplacedOnlyByMore()
{
    const QString file = m_folder->filePath(u"my copy.sqlite"_s);
    QCOMPARE(written(backUpTo(m_path, file, options())).path, file);
    QCOMPARE(must(opened(file)->counts()).starred, 2);
    must(m_library->mark({Mark::Starred, true, {u"2403.00003"_s}}));
    written(backUpTo(m_path, file, options()));
    QCOMPARE(must(opened(file)->counts()).starred, 3);
    // A library with fewer marks, and what is no library at all.
    const auto other = opened(m_folder->filePath(u"other.sqlite"_s));
    const Result<Backup> worse = backUpTo(m_folder->filePath(u"other.sqlite"_s), file);
    QVERIFY(!worse);
    QCOMPARE(worse.error().kind, ErrorKind::Usage);
    const QString text = m_folder->filePath(u"text"_s);
    writeBytes(text, "mine");
    QVERIFY(!backUpTo(m_path, text));
    QCOMPARE(bytesOf(text), QByteArray("mine"));
    QVERIFY(!backUpTo(m_path, m_path));
    QCOMPARE(must(opened(file)->counts()).starred, 3);
    QCOMPARE(QDir(m_folder->path()).entryList({u"*.part-*"_s}), QStringList());
}

void TestBackups::fullDiskAndReadOnlyFolder()
{
    {
        const auto backup = [this] {
            const FullDisk disk(20'000);
            return addBackup(m_path);
        }();
        QVERIFY(!backup);
        QCOMPARE(backup.error().kind, ErrorKind::Storage);
        QVERIFY2(backup.error().message.contains(backupFolder(m_path)),
                 qPrintable(backup.error().message));
    }
    QCOMPARE(files(), QStringList());
    QVERIFY(QFile::setPermissions(backupFolder(m_path), QFile::Permissions(0x5555)));
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7777)));
    {
        const Unprivileged user;
        const Result<Backup> backup = addBackup(m_path);
        QVERIFY(!backup);
        QVERIFY(!backup.error().message.isEmpty());
    }
    QVERIFY(QFile::setPermissions(backupFolder(m_path), QFile::Permissions(0x7700)));
    written(addBackup(m_path, options()));
}

void TestBackups::oldOnesBesideTheLibraryAreListed()
{
    const Backup backup = written(addBackup(m_path, options()));
    QVERIFY(QFile::rename(backup.path, m_path + u".backup-v2"_s));
    const QList<Backup> known = backupsOf(m_path);
    QCOMPARE(known.size(), 1);
    QCOMPARE(known[0].kind, Backup::Kind::BeforeUpdate);
    QCOMPARE(known[0].contents.starred, 2);
}

void TestBackups::oneThatIsCancelledLeavesNothing()
{
    must(m_library->store({day(QDate(2024, 4, 1), [] {
        QList<PaperReport> many;
        for (int i = 0; i < 500; ++i)
            many.append(report(u"2404."_s + QString::number(10'000 + i), u"Title"_s));
        return many;
    }())}));
    BackUpOptions stopped = options();
    stopped.isCancelled = [] { return true; };
    const Result<Backup> backup = addBackup(m_path, stopped);
    QVERIFY(!backup);
    QCOMPARE(backup.error().kind, ErrorKind::Cancelled);
    QCOMPARE(files(), QStringList());
}

void TestBackups::contentsAreSaidInFormsOfTheCaller()
{
    const LibraryContents contents{
        .papers = 1674, .read = 3, .newestEvent = QDateTime({2026, 11, 27}, {0, 50})};
    QCOMPARE(contentsText(contents),
             u"papers 1674, read 3, stars 0, tags 0, notes 0, newest mark 2026-11-27 00:50"_s);
    const auto month = [](const QDateTime &moment, const QLocale &locale) {
        return locale.toString(moment.date(), u"MMMM"_s);
    };
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    QCOMPARE(contentsText(contents, english, month),
             u"papers 1,674, read 3, stars 0, tags 0, notes 0, newest mark November"_s);
}

BROADSHEET_TEST(TestBackups, QCoreApplication)
#include "tst_backups.moc"
