// Whole libraries that exchange their journals over a database.
#include "Machines.h"
#include "carriers/ChosenCarrier.h"
#include "settings/Settings.h"
#include "support/PostgresServer.h"
#include "support/Runner.h"

#include <QRandomGenerator>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

void removeAllIn(const QString &path)
{
    const QFileInfoList all =
        QDir(path).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QFileInfo &one : all) {
        if (one.isDir())
            QDir(one.filePath()).removeRecursively();
        else
            QFile::remove(one.filePath());
    }
}

} // namespace

class TestCarriersDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_database = m_server.newDatabase({u"ann"_s}); }

    void marksArrive();
    void papersArrive();
    void watchersSeeEachOther();
    void aServerThatGoesAwayLosesNothing();
    void aNewDatabaseGetsEverything();
    void aLostLibraryComesBack();
    void aLibraryOfBeforeComesBack();

private:
    void connectTo(Machine &machine, SyncTimes times = {}) const;

    PostgresServer m_server;
    QString m_database;
};

void TestCarriersDatabase::initTestCase()
{
    if (PostgresServer::programs().isEmpty())
        QSKIP("PostgreSQL is not installed");
    QVERIFY2(m_server.start(), qPrintable(m_server.said()));
}

void TestCarriersDatabase::connectTo(Machine &machine, SyncTimes times) const
{
    Settings settings(machine.dir.filePath(u"settings.ini"_s));
    settings.setText(SettingsTable::syncDatabase, m_server.address(u"ann"_s, m_database));
    machine.sync =
        std::make_unique<Sync>(*machine.library, machine.path(),
                               chosenCarrier(settings, u"ann"_s).value().value(), std::move(times));
}

void TestCarriersDatabase::marksArrive()
{
    Machine one;
    Machine two;
    connectTo(one);
    connectTo(two);
    QVERIFY(one.mark(Mark::Starred, 1, true));
    QVERIFY(one.mark(Mark::Note, 2, true, u"한글 note"_s));
    QVERIFY(two.mark(Mark::Read, 3, true));
    QCOMPARE(one.exchange(), QString());
    QCOMPARE(two.exchange(), QString());
    QCOMPARE(one.exchange(), QString());
    QCOMPARE(one.seen(), two.seen());
    QVERIFY(two.paper(1).state.starred);
    const SyncReport again = one.sync->exchange().result().value();
    QCOMPARE(again.sent + again.received + again.refused, 0);
    QCOMPARE(one.sync->devices().result().value().size(), 2);
}

void TestCarriersDatabase::papersArrive()
{
    Machine one;
    Machine two;
    for (Machine *machine : {&one, &two}) {
        Settings settings(machine->dir.filePath(u"settings.ini"_s));
        settings.setText(SettingsTable::syncDatabase, m_server.address(u"ann"_s, m_database));
        settings.setOn(SettingsTable::syncsContent, true);
        machine->sync = std::make_unique<Sync>(*machine->library, machine->path(),
                                               chosenCarrier(settings, u"ann"_s).value().value());
    }
    const DayReport day{.source = u"digest"_s,
                        .day = QDate(2024, 4, 1),
                        .papers = {{.id = PaperId{u"2404.00001"_s},
                                    .title = u"한글 \"title\"\\"_s,
                                    .texts = {{.language = u"ko"_s, .markdown = u"- 요약"_s}}}}};
    QVERIFY(one.library->store({day}).result());
    QCOMPARE(one.exchange(), QString());
    const SyncReport report = two.sync->exchange().result().value();
    QCOMPARE(report.contentProblem + report.firstRefused, QString());
    QCOMPARE(two.library->paper(PaperId{u"2404.00001"_s}).result().value(),
             one.library->paper(PaperId{u"2404.00001"_s}).result().value());
}

// Nothing but a notice can be the reason: the other waits are long.
void TestCarriersDatabase::watchersSeeEachOther()
{
    Machine one;
    Machine two;
    const SyncTimes times{.firstRetry = 1h, .longestRetry = 1h, .longestWait = 1h};
    connectTo(one, times);
    connectTo(two, times);
    one.sync->watch();
    two.sync->watch();
    QVERIFY(one.mark(Mark::Starred, 1, true));
    QTRY_VERIFY(two.paper(1).state.starred);
    QVERIFY(two.mark(Mark::Starred, 1, false));
    QTRY_VERIFY(!one.paper(1).state.starred);
}

void TestCarriersDatabase::aServerThatGoesAwayLosesNothing()
{
    QRandomGenerator random(15);
    std::array<Machine, 3> machines;
    for (Machine &machine : machines)
        connectTo(machine);
    for (int round = 0; round < 30; ++round) {
        if (round % 10 == 4)
            m_server.stop();
        if (round % 10 == 7)
            QVERIFY2(m_server.start(), qPrintable(m_server.said()));
        Machine &machine = machines[size_t(random.bounded(3))];
        QVERIFY(machine.mark(Mark::Starred, random.bounded(1, 7), random.bounded(2) == 1));
        QVERIFY(machine.mark(Mark::Note, random.bounded(1, 7), true, u"note %1"_s.arg(round)));
        const bool isAway = round % 10 >= 4 && round % 10 < 7;
        // The first time afterwards it learns that its connection has died.
        const bool isDone = machine.exchange().isEmpty() || machine.exchange().isEmpty();
        QCOMPARE(isDone, !isAway);
    }
    for (int turn = 0; turn < 3; ++turn)
        for (const Machine &machine : machines)
            QCOMPARE(machine.exchange(), QString());
    QCOMPARE(machines[1].seen(), machines[0].seen());
    QCOMPARE(machines[2].seen(), machines[0].seen());
    QCOMPARE(machines[1].events(), machines[0].events());
}

void TestCarriersDatabase::aNewDatabaseGetsEverything()
{
    Machine one;
    connectTo(one);
    QVERIFY(one.mark(Mark::Starred, 1, true));
    QCOMPARE(one.exchange(), QString());
    m_database = m_server.newDatabase({u"ann"_s});
    connectTo(one);
    QCOMPARE(one.exchange(), QString());
    Machine two;
    connectTo(two);
    QCOMPARE(two.exchange(), QString());
    QVERIFY(two.paper(1).state.starred);
}

// Nothing but the database has its events.
void TestCarriersDatabase::aLostLibraryComesBack()
{
    Machine one;
    connectTo(one);
    QVERIFY(one.mark(Mark::Starred, 1, true));
    QCOMPARE(one.exchange(), QString());
    one.close();
    removeAllIn(one.dir.path());

    one.open();
    connectTo(one);
    QVERIFY(!one.paper(1).state.starred);
    QVERIFY(one.mark(Mark::Starred, 2, true));
    QCOMPARE(one.exchange(), QString());
    QVERIFY(one.paper(1).state.starred);
    const SyncReport again = one.sync->exchange().result().value();
    QCOMPARE(again.sent + again.received, 0);
}

void TestCarriersDatabase::aLibraryOfBeforeComesBack()
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy"_s);
    Machine one;
    connectTo(one);
    QVERIFY(one.mark(Mark::Starred, 1, true));
    QCOMPARE(one.exchange(), QString());
    one.close();
    QVERIFY(QFile::copy(one.path(), copy));
    one.open();
    connectTo(one);
    QVERIFY(one.mark(Mark::Starred, 2, true));
    QCOMPARE(one.exchange(), QString());
    one.close();
    removeAllIn(one.dir.path());
    QVERIFY(QFile::copy(copy, one.path()));

    one.open();
    connectTo(one);
    QVERIFY(one.paper(1).state.starred && !one.paper(2).state.starred);
    QCOMPARE(one.exchange(), QString());
    QVERIFY(one.paper(2).state.starred);
}

BROADSHEET_TEST(TestCarriersDatabase, QCoreApplication)
#include "tst_carriers_database.moc"
