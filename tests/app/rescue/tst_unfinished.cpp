// What a program leaves beside a library that was ended in the middle of a change: a rollback
// journal, or a log. Checking, restoring and backing up know what the library holds.
#include "support/Runner.h"
#include "support/SuperJournal.h"

#include "Harm.h"
#include "Journals.h"

#include "rescue/CompareState.h"
#include "rescue/Rescue.h"
#include "rescue/Restore.h"

#include <QDir>
#include <QFileInfo>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestUnfinished final : public QObject, TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void checks_data() { kinds(); }
    void checks();
    void restores_data() { kinds(); }
    void restores();
    void isRestoredFrom_data() { kinds(); }
    void isRestoredFrom();
    void backsUp_data() { kinds(); }
    void backsUp();
    void aJournalThatNamesAFileIsRefused();
    void damageIsRescued();

private:
    static void kinds();
    void leave(bool isLog);
    void leaveLog();
    void leaveJournal();
    [[nodiscard]] QMap<QString, QByteArray> files() const;

    QString m_left; // the library that was left
    QString m_backup;
};

void TestUnfinished::init()
{
    create();
    must(m_library->store(manyDays()));
    must(m_library->indexed());
    markAll(*m_library); // 100 stars
    m_backup = m_folder->filePath(u"backup.sqlite"_s);
    QVERIFY(backUpTo(m_path, m_backup));
    must(m_library->mark({Mark::Starred, true, {paperName(1)}}));
    m_library.reset();
    QVERIFY(QDir().mkpath(m_folder->filePath(u"left"_s)));
    m_left = m_folder->filePath(u"left/library.sqlite"_s);
}

void TestUnfinished::kinds()
{
    QTest::addColumn<bool>("isLog");
    QTest::newRow("journal") << false;
    QTest::newRow("log") << true;
}

// In both cases the library has 101 stars, and the file alone has not.
void TestUnfinished::leave(bool isLog)
{
    if (isLog)
        leaveLog();
    else
        leaveJournal();
    QVERIFY(QFile::copy(eventFileOf(m_path), eventFileOf(m_left)));
}

void TestUnfinished::leaveLog()
{
    m_library = opened(m_path);
    must(m_library->mark({Mark::Starred, false, {paperName(0)}}));
    must(m_library->mark({Mark::Starred, true, {paperName(2)}}));
    for (const auto &suffix : {""_L1, "-wal"_L1})
        QVERIFY(QFile::copy(m_path + suffix, m_left + suffix));
    m_library.reset();
}

void TestUnfinished::leaveJournal()
{
    Database database(m_path, Database::Access::ReadWrite);
    database.pragma(u"journal_mode = DELETE"_s);
    database.pragma(u"cache_size = 5"_s);
    database.execute(u"BEGIN"_s);
    database.execute(u"DELETE FROM state"_s);
    database.execute(u"UPDATE mark SET starred = 0"_s);
    database.execute(u"UPDATE paper SET title = 'half', authors = hex(zeroblob(500))"_s);
    for (const auto &suffix : {""_L1, "-journal"_L1})
        QVERIFY(QFile::copy(m_path + suffix, m_left + suffix));
    database.execute(u"ROLLBACK"_s);
}

QMap<QString, QByteArray> TestUnfinished::files() const
{
    QMap<QString, QByteArray> bytes;
    const QDir folder = QFileInfo(m_left).dir();
    for (const QString &name : folder.entryList(QDir::Files))
        if (!name.endsWith("-shm"_L1))
            bytes.insert(name, bytesOf(folder.filePath(name)));
    return bytes;
}

void TestUnfinished::checks()
{
    QFETCH(const bool, isLog);
    leave(isLog);
    const auto checked = checkLibrary(m_left);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().message));
    QVERIFY(!checked->has_value()); // nothing had to be rescued
    const Result<StateComparison> compared = compareState(m_left);
    QVERIFY2(compared, compared ? "" : qPrintable(compared.error().message));
    QVERIFY2(compared->isEqual(), qPrintable(compared->sentences().join(u' ')));
    QVERIFY(!QFile::exists(m_left + u"-journal"_s));
    m_library = opened(m_left);
    QCOMPARE(m_library->openingReport().messages, QStringList());
    QCOMPARE(must(m_library->counts()).starred, 101);
    QCOMPARE(must(m_library->list({.search = u"title:half"_s})).size(), 0);
    m_library.reset();
    compareJournals(m_left);
}

void TestUnfinished::restores()
{
    QFETCH(const bool, isLog);
    leave(isLog);
    const auto held = heldBy(m_left);
    QVERIFY(held && !held->problem);
    QCOMPARE(held->contents.starred, 101);
    const Result<Restored> restored = restoreLibrary(m_left, m_backup);
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().message));
    QCOMPARE(restored->keptAs, QString());
    QVERIFY(restored->kept);
    QCOMPARE(restored->kept->contents.starred, 101);
    QCOMPARE(restored->kept->contents.papers, 600);
    QCOMPARE(restored->contents.starred, 101); // the marks since are brought in
    QCOMPARE(QFileInfo(m_left).dir().entryList({u"*.part-*"_s, u"*-journal"_s, u"*-wal"_s}),
             QStringList());
    QCOMPARE(must(opened(m_left)->counts()).starred, 101);
}

void TestUnfinished::isRestoredFrom()
{
    QFETCH(const bool, isLog);
    leave(isLog);
    const QMap<QString, QByteArray> before = files();
    const QString target = m_folder->filePath(u"target.sqlite"_s);
    QVERIFY(QFile::copy(m_backup, target));
    const Result<Restored> restored = restoreLibrary(target, m_left);
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().message));
    QCOMPARE(restored->contents.starred, 101);
    QCOMPARE(files(), before);
    m_library = opened(target);
    QCOMPARE(must(m_library->counts()).starred, 101);
    QCOMPARE(must(m_library->list({})).constFirst().title.startsWith(u"Title "), true);
}

// As `library backup` does it, after opening the library.
void TestUnfinished::backsUp()
{
    QFETCH(const bool, isLog);
    leave(isLog);
    m_library = opened(m_left);
    const Result<Backup> backup = addBackup(m_left);
    QVERIFY2(backup, backup ? "" : qPrintable(backup.error().message));
    QCOMPARE(backup->contents.starred, 101);
    QCOMPARE(backup->contents.papers, 600);
}

// SQLite would delete that file.
void TestUnfinished::aJournalThatNamesAFileIsRefused()
{
    leave(false);
    const QString other = m_folder->filePath(u"other-mj123"_s);
    writeBytes(other, "precious");
    QByteArray journal = bytesOf(m_left + u"-journal"_s);
    journal += naming(QFile::encodeName(other));
    writeBytes(m_left + u"-journal"_s, journal);
    const QMap<QString, QByteArray> before = files();
    QVERIFY(!checkLibrary(m_left));
    QVERIFY(!restoreLibrary(m_left, m_backup));
    QVERIFY(!restoreLibrary(m_path, m_left));
    QVERIFY(heldBy(m_left)->problem);
    QCOMPARE(bytesOf(other), "precious");
    QCOMPARE(files(), before);
}

// The change can be undone, and what was there before is damaged.
void TestUnfinished::damageIsRescued()
{
    const qint64 root = rootOf(m_path, u"text"_s);
    leave(false);
    QByteArray bytes = bytesOf(m_left);
    bytes.replace((root - 1) * 4096, 4096, QByteArray(4096, '\xab'));
    writeBytes(m_left, bytes);
    const auto checked = checkLibrary(m_left);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().message));
    QVERIFY(*checked);
    m_library = opened(m_left);
    QCOMPARE(must(m_library->counts()).starred, 101);
    QCOMPARE(must(m_library->counts()).all, 600);
}

BROADSHEET_TEST(TestUnfinished, QCoreApplication)
#include "tst_unfinished.moc"
