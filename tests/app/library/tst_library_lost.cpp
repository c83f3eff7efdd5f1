// The file of an open library is deleted, moved or replaced. It is noticed, said, and nothing that
// the user did is lost.
#include "MarkedLibrary.h"
#include "support/Files.h"
#include "support/Runner.h"

#include "backups/Backups.h"

#include <QFile>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

// A library of somebody else, closed.
QString otherLibrary(const QString &folder)
{
    QString path = folder + u"/other/library.sqlite"_s;
    const auto other = opened(path);
    must(other->store({day(QDate(2025, 1, 1), {report(u"2501.00001"_s, u"Other"_s)})}));
    return path;
}

struct Loss
{
    const char *name;
    void (*lose)(const QString &library);
    bool isSaved; // a star after it
    const char *words;
};

const Loss losses[] = {
    {"deleted", [](const QString &library) { QFile::remove(library); }, true, "was deleted"},
    {"deleted with its log",
     [](const QString &library) {
         for (const auto &suffix : {""_L1, "-wal"_L1, "-shm"_L1})
             QFile::remove(library + suffix);
     },
     true, "was deleted"},
    {"replaced by an empty file",
     [](const QString &library) {
         QFile::remove(library);
         writeBytes(library, {});
     },
     true, "Another file took the place"},
    {"replaced by text",
     [](const QString &library) {
         QFile::remove(library);
         writeBytes(library, "my notes");
     },
     true, "Another file took the place"},
    {"replaced by another library",
     [](const QString &library) {
         const QString other = otherLibrary(QFileInfo(library).path());
         QFile::remove(library);
         QFile::rename(other, library);
     },
     true, "Another file took the place"},
    {"emptied", [](const QString &library) { writeBytes(library, {}); }, false, "written into"},
    {"overwritten with text", [](const QString &library) { writeBytes(library, "my notes"); },
     false, "written into"},
    {"overwritten with an older copy",
     [](const QString &library) {
         writeBytes(library, bytesOf(backupsOf(library).constFirst().path));
     },
     false, "written into"},
};

} // namespace

class TestLibraryLost final : public QObject, private MarkedLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_library.reset(); }

    void isNoticedAndNothingIsLost_data();
    void isNoticedAndNothingIsLost();
    void nextGestureNotices();
    void folderWasRenamed();
    void folderWasDeleted();
    void importsAreRefused();
    void aKillAfterwardsLosesNothing();
    void usualWorkIsNoLoss();

private:
    [[nodiscard]] QString file() const { return m_place + u"/library.sqlite"_s; }

    QString m_place; // the library's folder
};

void TestLibraryLost::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_place = m_folder->filePath(u"place"_s);
    m_path = file();
    m_library = opened(m_path);
    must(m_library->store(threeDays()));
    must(m_library->indexed());
    QVERIFY(addBackup(m_path));
    // The schema changes, which SQLite counts, and the log is in the file.
    m_library.reset();
    m_library = opened(m_path);
    must(m_library->store({day(QDate(2024, 3, 25), {report(u"2403.00009"_s, u"Late"_s)})}));
    must(m_library->mark({Mark::Starred, true, {one}}));
    must(m_library->indexed());
    m_library.reset();
    m_library = opened(m_path);
}

void TestLibraryLost::isNoticedAndNothingIsLost_data()
{
    QTest::addColumn<int>("place");
    for (int i = 0; i < int(std::size(losses)); ++i)
        QTest::newRow(losses[i].name) << i;
}

void TestLibraryLost::isNoticedAndNothingIsLost()
{
    QFETCH(const int, place);
    const Loss &loss = losses[place];
    QSignalSpy lost(m_library.get(), &Library::fileLost);
    m_library->watchOthers();
    must(m_library->counts());
    QCoreApplication::processEvents(); // it watches
    loss.lose(m_path);
    QTRY_COMPARE(lost.size(), 1);
    const QString said = lost[0][0].toString();
    QVERIFY2(said.contains(QLatin1StringView(loss.words)), qPrintable(said));
    QVERIFY2(said.contains(m_path), qPrintable(said));

    const Result<ChangeSet> starred = m_library->mark({Mark::Starred, true, {two}}).result();
    QCOMPARE(starred.has_value(), loss.isSaved);
    if (!starred)
        QVERIFY2(starred.error().message.contains(m_path), qPrintable(starred.error().message));
    m_library.reset();
    QCOMPARE(lost.size(), 1);

    // What was there is in the backup, and the star in the event file.
    const QString name = QString::fromLatin1(loss.name);
    if (name.startsWith("replaced by another"_L1)) {
        QCOMPARE(idsOf(must(opened(m_path)->list({}))), QStringList(u"2501.00001"_s));
        const QList<Backup> backups = backupsOf(m_path);
        QCOMPARE(backups.constFirst().contents.papers, 5);
        QCOMPARE(backups.constFirst().contents.starred, 1);
        return;
    }
    m_library = opened(m_path);
    QCOMPARE(must(m_library->counts()).starred, loss.isSaved ? 2 : 1);
    if (loss.isSaved)
        QCOMPARE(must(m_library->counts()).all, 5);
}

// Nobody watches, or the folder of the folder was renamed.
void TestLibraryLost::nextGestureNotices()
{
    QSignalSpy lost(m_library.get(), &Library::fileLost);
    QVERIFY(QFile::remove(m_path));
    must(m_library->mark({Mark::Starred, true, {two}}));
    QTRY_COMPARE(lost.size(), 1);
    m_library.reset();
    m_library = opened(m_path);
    QCOMPARE(must(m_library->counts()).starred, 2);
    QCOMPARE(must(m_library->counts()).all, 5);
}

void TestLibraryLost::folderWasRenamed()
{
    QSignalSpy lost(m_library.get(), &Library::fileLost);
    m_library->watchOthers();
    must(m_library->counts());
    QCoreApplication::processEvents();
    const QString newPlace = m_folder->filePath(u"new place"_s);
    QVERIFY(QDir().rename(m_place, newPlace));
    QTRY_COMPARE(lost.size(), 1);
    const QString newPath = newPlace + u"/library.sqlite"_s;
    QVERIFY2(lost[0][0].toString().contains(newPath), qPrintable(lost[0][0].toString()));
    must(m_library->mark({Mark::Starred, true, {two}}));
    m_library.reset();
    QVERIFY(!QFile::exists(m_place)); // it is not made again
    m_library = opened(newPath);
    QCOMPARE(must(m_library->counts()).starred, 2);
    QCOMPARE(must(m_library->counts()).all, 5);
}

void TestLibraryLost::folderWasDeleted()
{
    QSignalSpy lost(m_library.get(), &Library::fileLost);
    m_library->watchOthers();
    must(m_library->counts());
    QCoreApplication::processEvents();
    QVERIFY(QDir(m_place).removeRecursively());
    QTRY_COMPARE(lost.size(), 1);
    must(m_library->mark({Mark::Starred, true, {two}}));
    m_library.reset();
    m_library = opened(m_path);
    QCOMPARE(must(m_library->counts()).starred, 2);
    QCOMPARE(must(m_library->counts()).all, 5);
}

// What would only be in a file without a name is not reported as stored.
void TestLibraryLost::importsAreRefused()
{
    QVERIFY(QFile::remove(m_path));
    const auto stored =
        m_library->store({day(QDate(2024, 4, 1), {report(u"2404.00001"_s, u"New"_s)})}).result();
    QVERIFY(!stored);
    QCOMPARE(stored.error().kind, ErrorKind::Storage);
    QVERIFY(stored.error().message.contains(m_path));
}

// Of what a program leaves that is killed after the file was deleted.
void TestLibraryLost::aKillAfterwardsLosesNothing()
{
    QSignalSpy lost(m_library.get(), &Library::fileLost);
    m_library->watchOthers();
    must(m_library->counts());
    QCoreApplication::processEvents();
    QVERIFY(QFile::remove(m_path));
    QTRY_COMPARE(lost.size(), 1);
    must(m_library->mark({Mark::Starred, true, {two}}));
    const QString left = m_folder->filePath(u"left"_s);
    QVERIFY(QDir().mkpath(left + u"/library.sqlite.backups"_s));
    const QDir from(m_place);
    for (const QString &name : {u"library.sqlite-wal"_s, u"library.sqlite.journal"_s})
        QVERIFY(QFile::copy(from.filePath(name), left + u'/' + name));
    const QFileInfo backup(backupsOf(m_path).constFirst().path);
    QVERIFY(
        QFile::copy(backup.filePath(), left + u"/library.sqlite.backups/"_s + backup.fileName()));
    m_library.reset();
    m_library = opened(left + u"/library.sqlite"_s);
    QCOMPARE(must(m_library->counts()).starred, 2);
    QCOMPARE(must(m_library->counts()).all, 5);
}

void TestLibraryLost::usualWorkIsNoLoss()
{
    QSignalSpy lost(m_library.get(), &Library::fileLost);
    m_library->watchOthers();
    {
        const auto other = opened(m_path);
        for (int number = 0; number < 30; ++number) {
            must((number % 2 == 0 ? other : m_library)
                     ->mark({Mark::Read, number % 4 < 2, {one, two}}));
            must(other->store({day(QDate(2024, 5, 1).addDays(number),
                                   {report(QString::number(number), u"Title"_s)})}));
        }
    }
    QVERIFY(addBackup(m_path));
    {
        Database database(m_path, Database::Access::ReadWrite);
        database.execute(u"VACUUM"_s);
        database.pragma(u"wal_checkpoint(TRUNCATE)"_s);
    }
    must(m_library->mark({Mark::Read, true, {one}}));
    must(m_library->indexed());
    QCoreApplication::processEvents();
    QCOMPARE(lost.size(), 0);
}

BROADSHEET_TEST(TestLibraryLost, QCoreApplication)
#include "tst_library_lost.moc"
