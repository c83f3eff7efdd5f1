#include "FetchDesk.h"
#include "base/WorkPool.h"
#include "fetching/LocalArchive.h"
#include "support/Runner.h"
#include "support/Unprivileged.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QThreadPool>
#include <QTimeZone>

#include <atomic>
#include <filesystem>

#include <sys/syscall.h>
#include <unistd.h>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString archive = u"archive"_s;

void writeDay(const QString &folder, QDate day, const QByteArray &votes, const QDateTime &written)
{
    const QString path = folder + day.toString(u"/yyyy/MM/dd'.md'"_s);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(path));
    const QByteArray iso = day.toString(Qt::ISODate).toLatin1();
    file.write("## Daily Papers (" + iso + ")\n\n### [Paper of " + iso +
               "](https://arxiv.org/abs/2403." +
               QByteArray::number(day.dayOfYear()).rightJustified(5, '0') + ")\n\nVote: " + votes +
               "\n\n- 요약\n");
    file.flush();
    file.setFileTime(written, QFileDevice::FileModificationTime);
}

// As if nothing had been added to the folder for a day.
void makeOld(const QString &folder)
{
    namespace fs = std::filesystem;
    const fs::path top = folder.toStdString();
    const auto yesterday = fs::file_time_type::clock::now() - 24h;
    fs::last_write_time(top, yesterday);
    for (const fs::directory_entry &entry : fs::recursive_directory_iterator(top))
        if (entry.is_directory())
            fs::last_write_time(entry.path(), yesterday);
}

std::atomic<bool> isHanging = false;
QSemaphore hungCalls;
QSemaphore &answers = *new QSemaphore; // is waited for until the program has ended

const QDate first(2024, 3, 1);
const QDateTime morning({2024, 3, 22}, {8, 0}, QTimeZone::utc());

} // namespace

// Qt watches files with this function, which is found here first. It hangs as it does on a mount
// whose server is gone.
extern "C" __attribute__((visibility("default"))) int
inotify_add_watch(int handle, const char *path, uint32_t events) noexcept
{
    if (isHanging) {
        hungCalls.release();
        answers.acquire();
    }
    return int(::syscall(SYS_inotify_add_watch, handle, path, events));
}

class TestLocalArchive final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void daysOfAFolder();
    void theWholeFolderIsKeptUpToDate();
    void anUnreadableFileIsTriedAgain();
    void aRange();
    void aMissingFolderIsSaid();
    void theWatchTellsOfChanges();
    void whatComesBeforeTheWatchIsTold();
    void aWatchThatIsNotAnsweredHoldsNothingUp();
    void twoArchives();
};

void TestLocalArchive::daysOfAFolder()
{
    const QTemporaryDir folder;
    writeDay(folder.path(), first, "1", morning);
    writeDay(folder.path(), first.addDays(31), "1", morning.addDays(1));
    QVERIFY(QDir(folder.path()).mkpath(u"2024/13"_s));
    for (const QString &odd : {u"2024/03/32.md"_s, u"2024/03/x.md"_s, u"README.md"_s}) {
        QFile file(folder.filePath(odd));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const LocalDays days = localDays({folder.path()});
    QCOMPARE(days.keys(), (QList<QDate>{first, first.addDays(31)}));
    QCOMPARE(days.value(first), morning);
    QVERIFY(localDays({folder.filePath(u"nowhere"_s)}).isEmpty());
}

void TestLocalArchive::theWholeFolderIsKeptUpToDate()
{
    FetchDesk desk;
    const QTemporaryDir folder;
    desk.settings.setSourceEnabled(u"huggingFace"_s, false);
    desk.settings.setSourceEnabled(archive, true);
    desk.settings.setSourceBase(archive, folder.path());
    for (int i = 0; i < 10; ++i)
        writeDay(folder.path(), first.addDays(i), "5", morning);
    QCOMPARE(desk.fetch(FetchRequest{}).newPapers, 10); // although they are years old
    QCOMPARE(desk.ledger(first, archive).status, DayStatus::Complete);
    QCOMPARE(desk.ledger(first, archive).at, morning);
    QCOMPARE(desk.fetch({.byUser = true}).outcomes.size(), 0);

    writeDay(folder.path(), first, "30", morning.addDays(1));
    const FetchReport report = desk.fetch(FetchRequest{});
    QCOMPARE(report.outcomes.size(), 1);
    QCOMPARE(desk.papersOf(first).first().votes, 30);

    // Removing a file removes no papers.
    QVERIFY(QFile::remove(folder.filePath(u"2024/03/01.md"_s)));
    (void)desk.fetch({.byUser = true});
    QCOMPARE(desk.papers().size(), 10);
}

// Nothing about the file changes when it can be read: that the reader may is no part of it.
void TestLocalArchive::anUnreadableFileIsTriedAgain()
{
    const Unprivileged somebody;
    FetchDesk desk;
    const QTemporaryDir folder;
    desk.settings.setSourceEnabled(u"huggingFace"_s, false);
    desk.settings.setSourceEnabled(archive, true);
    desk.settings.setSourceBase(archive, folder.path());
    writeDay(folder.path(), first, "5", morning);
    const QString file = folder.filePath(u"2024/03/01.md"_s);
    QVERIFY(QFile::setPermissions(file, {}));
    (void)desk.fetch(FetchRequest{});
    QCOMPARE(desk.ledger(first, archive).status, DayStatus::Failed);
    QVERIFY(desk.ledger(first, archive).nextTry > desk.clock.now());
    QCOMPARE(desk.fetch(FetchRequest{}).outcomes.size(), 0);   // not before its next try …
    QCOMPARE(desk.fetch({.byUser = true}).outcomes.size(), 1); // … or when the user asks

    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
    desk.clock.advance(std::chrono::minutes(31));
    QCOMPARE(desk.fetch(FetchRequest{}).newPapers, 1);
    QCOMPARE(desk.ledger(first, archive).status, DayStatus::Complete);
    QCOMPARE(desk.ledger(first, archive).problem, QString());
    QCOMPARE(desk.ledger(first, archive).at, morning);
    QCOMPARE(desk.fetch({.byUser = true}).outcomes.size(), 0);
}

void TestLocalArchive::aRange()
{
    FetchDesk desk;
    const QTemporaryDir folder;
    desk.settings.setSourceBase(archive, QUrl::fromLocalFile(folder.path()).toString());
    writeDay(folder.path(), first, "5", morning);
    const FetchReport report =
        desk.fetch({.sources = {archive}, .from = first.addDays(-1), .to = first.addDays(1)});
    QCOMPARE(report.outcomes.size(), 1); // only days with a file
    QVERIFY(report.problems().isEmpty());
    QCOMPARE(desk.ledger(first, archive).status, DayStatus::Complete);
    QCOMPARE(desk.ledger(first.addDays(1), archive).status, DayStatus::NotFetched);
    // A single day is always asked for.
    const QDate next = first.addDays(1);
    const FetchReport one = desk.fetch({.sources = {archive}, .from = next, .to = next});
    QCOMPARE(one.outcomes.first().status, DayStatus::Empty);
}

void TestLocalArchive::aMissingFolderIsSaid()
{
    FetchDesk desk;
    desk.settings.setSourceBase(archive, desk.folder.filePath(u"nowhere"_s));
    const FetchReport report = desk.fetch({.sources = {archive}});
    QCOMPARE(report.outcomes.size(), 1);
    QCOMPARE(report.outcomes.first().status, DayStatus::Failed);
    QVERIFY(report.outcomes.first().problem.contains(u"nowhere"_s));
}

void TestLocalArchive::theWatchTellsOfChanges()
{
    const QTemporaryDir folder;
    writeDay(folder.path(), first, "1", morning);
    makeOld(folder.path());
    FolderWatch watch;
    watch.setFolders({{folder.path()}, {folder.filePath(u"nowhere"_s)}});
    QSignalSpy changed(&watch, &FolderWatch::changed);
    writeDay(folder.path(), first.addDays(1), "1", morning); // a new file
    QTRY_COMPARE(changed.size(), 1);
    writeDay(folder.path(), first, "2", morning.addDays(1)); // written in place
    QTRY_COMPARE(changed.size(), 2);
    writeDay(folder.path(), first.addDays(40), "1", morning); // in a new month
    QTRY_COMPARE(changed.size(), 3);
    writeDay(folder.path(), first.addDays(41), "1", morning); // another one there
    QTRY_COMPARE(changed.size(), 4);
}

// As from a drive that answers late: the folder is there when the pool comes to it.
void TestLocalArchive::whatComesBeforeTheWatchIsTold()
{
    const QTemporaryDir place;
    const QString folder = place.filePath(u"mounted"_s);
    QThreadPool &pool = *readingPool();
    const int threads = pool.maxThreadCount();
    const auto restore = qScopeGuard([&] { pool.setMaxThreadCount(threads); });
    QSemaphore answers;
    pool.setMaxThreadCount(1);
    pool.start([&answers] { answers.acquire(); });
    FolderWatch watch;
    QSignalSpy changed(&watch, &FolderWatch::changed);
    watch.setFolders({{folder}}); // returns while nothing answers
    writeDay(folder, first, "1", morning);
    QCOMPARE(changed.size(), 0);
    answers.release();
    QTRY_COMPARE(changed.size(), 1);
    writeDay(folder, first.addDays(1), "1", morning);
    QTRY_COMPARE(changed.size(), 2);
}

void TestLocalArchive::aWatchThatIsNotAnsweredHoldsNothingUp()
{
    const QTemporaryDir folder;
    auto watch = std::make_unique<FolderWatch>();
    isHanging = true;
    watch->setFolders({{folder.path()}});
    QTRY_COMPARE(hungCalls.available(), 1); // on another thread: this one goes on
    watch.reset();                          // leaves that one behind
    isHanging = false;
}

void TestLocalArchive::twoArchives()
{
    FetchDesk desk;
    const QTemporaryDir one;
    const QTemporaryDir two;
    const QString second = u"archive-two"_s;
    writeDay(one.path(), first, "5", morning);
    writeDay(two.path(), first, "7", morning);
    desk.settings.setSourceEnabled(u"huggingFace"_s, false);
    desk.settings.setSourceEnabled(archive, true);
    desk.settings.setSourceBase(archive, one.path());
    desk.settings.setSourceEnabled(second, true);
    desk.settings.setSourceBase(second, two.path());
    (void)desk.fetch(FetchRequest{});
    QCOMPARE(desk.ledger(first, archive).status, DayStatus::Complete);
    QCOMPARE(desk.ledger(first, second).status, DayStatus::Complete);
    QCOMPARE(desk.papers().size(), 1);
}

BROADSHEET_TEST(TestLocalArchive, QCoreApplication)
#include "tst_local_archive.moc"
