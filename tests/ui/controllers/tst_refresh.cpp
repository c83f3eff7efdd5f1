#include "base/WorkPool.h"
#include "controllers/RefreshController.h"
#include "library/Library.h"
#include "library/LibraryAccess.h"
#include "network/HttpClient.h"
#include "settings/Settings.h"
#include "support/FakeClock.h"
#include "support/Hub.h"
#include "support/Runner.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDate day(2024, 6, 12);
// A digest of that day in an archive's folder, with one paper.
void writeDigest(const QString &folder, QDate of)
{
    const QString path = folder + of.toString(u"/yyyy/MM/dd'.md'"_s);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(path));
    file.write("## Daily Papers (" + of.toString(Qt::ISODate).toLatin1() +
               ")\n\n### [T](https://arxiv.org/abs/2403." +
               QByteArray::number(of.dayOfYear()).rightJustified(5, '0') + ")\n\nVote: 1\n\n- x\n");
}

constexpr auto nowhere = "http://127.0.0.1:1"_L1;

} // namespace

class TestRefresh final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void comesBackByItself();
    void aFolderIsNoNetwork();
    void aRangeThatFoundNobodyGoesOn();
    void aSingleDayDoesNotEndARange();
    void ordersWaitTheirTurn();
    void theUserIsHeardDuringAFetch();
    void aChangeDuringAFetchIsRead();
    void aFolderThatComesLater();
    void cancellingForgetsWhatWaits();
    void theScheduleGoesByTheClock();
    void theScheduleCanBeSwitchedOff();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<HttpClient> m_http;
};

void TestRefresh::init()
{
    m_http.reset();
    m_library.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_library = *Library::open(m_folder->filePath(u"library.sqlite"_s));
    m_settings = std::make_unique<Settings>(m_folder->filePath(u"settings.ini"_s));
    m_settings->setSourceBase(u"huggingFace"_s, nowhere);
    m_settings->setSourceEnabled(u"arxivApi"_s, false);
    m_http = std::make_unique<HttpClient>(HttpSettings{});
}

void TestRefresh::comesBackByItself()
{
    Hub hub;
    hub.list(QDateTime::currentDateTimeUtc().date(), Hub::papers(3));
    m_settings->setRefreshMinutes(0);
    RefreshController refresh(*m_library, *m_http, *m_settings, systemTime, nullptr,
                              {.offline = 50ms});
    QSignalSpy offline(&refresh, &RefreshController::offlineChanged);
    QSignalSpy finished(&refresh, &RefreshController::finished);
    refresh.start();
    QTRY_VERIFY(refresh.isOffline());
    QTRY_VERIFY(finished.size() > 2); // it tries again …
    QCOMPARE(offline.size(), 1);      // … and tells once
    m_settings->setSourceBase(u"huggingFace"_s, hub.base());
    refresh.readSettings(); // as when the network is there again
    QTRY_VERIFY(!refresh.isOffline());
    QCOMPARE(offline.size(), 2);
    QCOMPARE(m_library->info().result()->papers, 3);
    QVERIFY(!refresh.isScheduled());
}

// A folder on this computer can be read at any time.
void TestRefresh::aFolderIsNoNetwork()
{
    const QTemporaryDir folder;
    writeDigest(folder.path(), day);
    m_settings->setRefreshMinutes(0);
    m_settings->setSourceEnabled(u"archive"_s, true);
    m_settings->setSourceBase(u"archive"_s, folder.path());
    RefreshController refresh(*m_library, *m_http, *m_settings, systemTime, nullptr,
                              {.offline = 1h});
    QSignalSpy offline(&refresh, &RefreshController::offlineChanged);
    refresh.start();
    QTRY_VERIFY(refresh.isOffline());
    QCOMPARE(m_library->info().result()->papers, 1);
    writeDigest(folder.path(), day.addDays(1));
    QTRY_COMPARE(m_library->info().result()->papers, 2);
    QTRY_VERIFY(!refresh.isRunning());
    QVERIFY(refresh.isOffline());
    QVERIFY(refresh.isScheduled()); // it tries again
    QCOMPARE(offline.size(), 1);

    m_settings->setSourceEnabled(u"huggingFace"_s, false);
    refresh.readSettings();
    refresh.refresh();
    QTRY_VERIFY(!refresh.isOffline()); // no source is on the network
}

void TestRefresh::aRangeThatFoundNobodyGoesOn()
{
    Hub hub;
    for (int i = 0; i < 4; ++i)
        hub.list(day.addDays(-i), Hub::papers(2, 10 * i + 1));
    RefreshController refresh(*m_library, *m_http, *m_settings, systemTime, nullptr,
                              {.offline = 50ms});
    refresh.fetchDays(day.addDays(-3), day);
    QTRY_VERIFY(refresh.isOffline());
    QVERIFY(!m_settings->unfinishedFetch().isEmpty());
    m_settings->setSourceBase(u"huggingFace"_s, hub.base());
    refresh.readSettings();
    QTRY_COMPARE(m_library->info().result()->papers, 8);
    QTRY_VERIFY(m_settings->unfinishedFetch().isEmpty());
}

// The single day finds the network again, and the range goes on.
void TestRefresh::aSingleDayDoesNotEndARange()
{
    Hub hub;
    hub.list(day.addDays(-9), Hub::papers(2, 100));
    for (int i = 0; i < 4; ++i)
        hub.list(day.addDays(-i), Hub::papers(2, 10 * i + 1));
    RefreshController refresh(*m_library, *m_http, *m_settings, systemTime, nullptr,
                              {.offline = 1h});
    refresh.fetchDays(day.addDays(-3), day);
    QTRY_VERIFY(refresh.isOffline());
    m_settings->setSourceBase(u"huggingFace"_s, hub.base());
    refresh.readSettings();
    refresh.fetchDays(day.addDays(-9), day.addDays(-9));
    QTRY_COMPARE(m_library->info().result()->papers, 10);
    QTRY_VERIFY(m_settings->unfinishedFetch().isEmpty());
}

void TestRefresh::ordersWaitTheirTurn()
{
    Hub hub;
    hub.list(day, Hub::papers(2));
    hub.list(day.addDays(-1), Hub::papers(2, 10));
    m_settings->setSourceBase(u"huggingFace"_s, hub.base());
    RefreshController refresh(*m_library, *m_http, *m_settings);
    QSignalSpy finished(&refresh, &RefreshController::finished);
    refresh.fetchDays(day, day);
    refresh.fetchDays(day.addDays(-1), day.addDays(-1));
    refresh.fetchDays(day, day); // runs already: asked for once
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY(!refresh.isRunning());
    QCOMPARE(m_library->info().result()->papers, 4);
    QCOMPARE(hub.asked(day), 1);
}

// A refresh that the program began leaves out what it asked for a moment ago.
void TestRefresh::theUserIsHeardDuringAFetch()
{
    Hub hub;
    m_settings->setSourceBase(u"huggingFace"_s, hub.base());
    m_settings->setRefreshMinutes(0);
    RefreshController refresh(*m_library, *m_http, *m_settings);
    QSignalSpy finished(&refresh, &RefreshController::finished);
    refresh.start();
    QVERIFY(refresh.isRunning());
    refresh.refresh();
    refresh.refresh(); // once is enough
    QTRY_VERIFY(!refresh.isRunning());
    QCOMPARE(finished.size(), 2);
    QVERIFY(!finished.first().at(1).value<FetchRequest>().byUser);
    QVERIFY(finished.last().at(1).value<FetchRequest>().byUser);
}

// The library is busy, so the fetch waits while another file is written.
void TestRefresh::aChangeDuringAFetchIsRead()
{
    const QTemporaryDir folder;
    m_settings->setRefreshMinutes(0);
    m_settings->setSourceEnabled(u"huggingFace"_s, false);
    m_settings->setSourceEnabled(u"archive"_s, true);
    m_settings->setSourceBase(u"archive"_s, folder.path());
    RefreshController refresh(*m_library, *m_http, *m_settings);
    FolderWatch watch; // hears of a change when the one in the controller does
    watch.setFolders({{folder.path()}});
    QSignalSpy changed(&watch, &FolderWatch::changed);
    QSignalSpy finished(&refresh, &RefreshController::finished);

    QSemaphore isOver;
    const auto release = qScopeGuard([&] { isOver.release(); });
    const auto busy = LibraryAccess(*m_library).run([&isOver](Database &) {
        isOver.acquire();
        isOver.release();
        return true;
    });
    writeDigest(folder.path(), day);
    QTRY_VERIFY(changed.size() > 0);
    QTRY_VERIFY(refresh.isRunning());
    changed.clear();
    writeDigest(folder.path(), day.addDays(40));
    QTRY_VERIFY(changed.size() > 0);
    QVERIFY(refresh.isRunning());
    isOver.release();
    QTRY_COMPARE(m_library->info().result()->papers, 2);
    QTRY_VERIFY(!refresh.isRunning());
    QVERIFY(finished.size() >= 2);
}

// As one on a disk that is mounted after the start.
void TestRefresh::aFolderThatComesLater()
{
    const QString folder = m_folder->filePath(u"mounted"_s);
    m_settings->setRefreshMinutes(0);
    m_settings->setSourceEnabled(u"huggingFace"_s, false);
    m_settings->setSourceEnabled(u"archive"_s, true);
    m_settings->setSourceBase(u"archive"_s, folder);
    RefreshController refresh(*m_library, *m_http, *m_settings);
    writeDigest(folder, day);
    refresh.refresh();
    QTRY_COMPARE(m_library->info().result()->papers, 1);
    QTRY_VERIFY(!refresh.isRunning());
    writeDigest(folder, day.addDays(1)); // it is watched from now on
    QTRY_COMPARE(m_library->info().result()->papers, 2);
}

void TestRefresh::cancellingForgetsWhatWaits()
{
    Hub hub;
    hub.answer(day, {.silent = true});
    m_settings->setSourceBase(u"huggingFace"_s, hub.base());
    RefreshController refresh(*m_library, *m_http, *m_settings);
    QSignalSpy finished(&refresh, &RefreshController::finished);
    refresh.fetchDays(day, day);
    refresh.fetchDays(day.addDays(-9), day.addDays(-5));
    QTRY_COMPARE(hub.asked(day), 1);
    refresh.cancel();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!refresh.isRunning());
    QCOMPARE(hub.server().requests().size(), 1);
}

// A timer stands still while the computer sleeps, and the clock does not.
void TestRefresh::theScheduleGoesByTheClock()
{
    Hub hub;
    FakeClock clock;
    const QDateTime begin = clock.now();
    m_settings->setSourceBase(u"huggingFace"_s, hub.base());
    m_settings->setRefreshMinutes(60);
    RefreshController refresh(*m_library, *m_http, *m_settings, [&clock] { return clock.now(); },
                              nullptr, {.schedule = 5ms});
    QSignalSpy finished(&refresh, &RefreshController::finished);
    QVERIFY(refresh.isScheduled());
    clock.set(begin.addSecs(59 * 60));
    refresh.readSettings(); // begins no new hour
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 0);
    clock.set(begin.addSecs(61 * 60));
    QTRY_COMPARE(finished.size(), 1);
    clock.set(begin.addSecs(3 * 3600)); // it slept for two hours
    QTRY_COMPARE(finished.size(), 2);
    clock.set(begin); // it was set back
    QTRY_COMPARE(finished.size(), 3);
}

void TestRefresh::theScheduleCanBeSwitchedOff()
{
    m_settings->setRefreshAtStart(false);
    m_settings->setRefreshMinutes(0);
    RefreshController refresh(*m_library, *m_http, *m_settings);
    QSignalSpy finished(&refresh, &RefreshController::finished);
    refresh.start();
    QVERIFY(!refresh.isRunning());
    QVERIFY(!refresh.isScheduled());
    QCOMPARE(finished.size(), 0);
}

BROADSHEET_TEST(TestRefresh, QCoreApplication)
#include "tst_refresh.moc"
