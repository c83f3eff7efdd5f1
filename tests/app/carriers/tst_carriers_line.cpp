// Whole libraries that exchange their journals over a database behind a bad line: what the window
// is told, that all goes on by itself, and that nothing is lost. BROADSHEET_STEPS says how often
// the line breaks, BROADSHEET_SEED where it begins.
#include "Machines.h"
#include "support/PostgresServer.h"
#include "support/Relay.h"
#include "support/Runner.h"
#include "syncpostgres/PostgresCarrier.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestCarriersLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_relay.reset(); }

    void aStarArrivesLate();
    void aLineThatBreaksIsSaidAndTriedAgain();
    void whoWaitsOnASilentLineFindsOut();
    void allMachinesAreTheSameInTheEnd();

private:
    void connectTo(Machine &machine, SyncTimes times = {}) const;

    PostgresServer m_server;
    QString m_database;
    std::unique_ptr<Relay> m_relay;
};

namespace {

int fromEnvironment(const char *name, int fallback)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(name, &isNumber);
    return isNumber ? number : fallback;
}

const SyncTimes byNoticesAlone{.firstRetry = 1h, .longestRetry = 1h, .longestWait = 1h};

} // namespace

void TestCarriersLine::initTestCase()
{
    if (PostgresServer::programs().isEmpty())
        QSKIP("PostgreSQL is not installed");
    QVERIFY2(m_server.start(), qPrintable(m_server.said()));
}

void TestCarriersLine::init()
{
    m_database = m_server.newDatabase({u"ann"_s});
    m_relay = std::make_unique<Relay>(m_server.port());
}

// A second of silence is too long here.
void TestCarriersLine::connectTo(Machine &machine, SyncTimes times) const
{
    const PostgresAddress address = *postgresAddress(
        u"postgresql://ann@127.0.0.1:%1/%2"_s.arg(m_relay->port()).arg(m_database));
    const PostgresTimes patience{.connect = 1s, .silence = 1s, .statement = 1min};
    CarrierChoice choice;
    choice.address = address.shown;
    choice.make = [address, patience](const Sender &self) {
        return std::make_unique<PostgresCarrier>(address, u"ann"_s, self, patience);
    };
    machine.sync = std::make_unique<Sync>(*machine.library, machine.path(), std::move(choice),
                                          std::move(times));
}

void TestCarriersLine::aStarArrivesLate()
{
    Machine one;
    Machine two;
    for (Machine *machine : {&one, &two}) {
        connectTo(*machine, byNoticesAlone);
        QCOMPARE(machine->exchange(), QString());
        machine->sync->watch();
    }
    m_relay->set({.delay = 200ms});
    QVERIFY(one.mark(Mark::Starred, 1, true));
    QTRY_VERIFY(two.paper(1).state.starred);
    QVERIFY(!one.sync->state().problem && !two.sync->state().problem);
}

void TestCarriersLine::aLineThatBreaksIsSaidAndTriedAgain()
{
    Machine one;
    Machine two;
    connectTo(two);
    connectTo(one, {.firstRetry = 500ms, .longestRetry = 500ms, .longestWait = 1h});
    QCOMPARE(one.exchange(), QString());
    one.sync->watch();
    const QSignalSpy states(one.sync.get(), &Sync::stateChanged);
    m_relay->breakAfter(100, Relay::Break::Reset);
    QVERIFY(one.mark(Mark::Starred, 1, true));
    const auto problems = [&states] {
        QList<SyncState> all;
        for (const QList<QVariant> &said : states)
            if (const auto state = said[0].value<SyncState>(); state.problem)
                all.append(state);
        return all;
    };
    QTRY_VERIFY(!problems().isEmpty());
    const QList<SyncState> said = problems();
    QCOMPARE(said.first().problem->kind, ErrorKind::Unreachable);
    QVERIFY2(said.first().problem->message.contains(m_database),
             qPrintable(said.first().problem->message));
    QVERIFY(said.first().nextTry.isValid());
    QTRY_VERIFY(!one.sync->state().problem && one.sync->state().waiting == 0);
    QCOMPARE(two.exchange(), QString());
    QVERIFY(two.paper(1).state.starred);
}

// Nothing tells a program that its line passes nothing any more, so it looks now and then.
void TestCarriersLine::whoWaitsOnASilentLineFindsOut()
{
    Machine one;
    Machine two;
    connectTo(one, byNoticesAlone);
    connectTo(two, {.firstRetry = 20ms, .longestRetry = 100ms, .longestWait = 1s});
    for (Machine *machine : {&one, &two}) {
        QCOMPARE(machine->exchange(), QString());
        machine->sync->watch();
    }
    m_relay->breakAfter(0, Relay::Break::Silence);
    QVERIFY(one.mark(Mark::Starred, 1, true)); // finds the line silent
    QTRY_VERIFY(one.sync->state().problem);
    QCOMPARE(one.sync->state().problem->kind, ErrorKind::Unreachable);
    QCOMPARE(one.exchange(), QString());
    QTRY_VERIFY(two.paper(1).state.starred);
    QTRY_VERIFY(!two.sync->state().problem);
}

void TestCarriersLine::allMachinesAreTheSameInTheEnd()
{
    QRandomGenerator random(quint32(fromEnvironment("BROADSHEET_SEED", 28)));
    std::array<Machine, 3> machines;
    for (Machine &machine : machines)
        connectTo(machine);
    int failed = 0;
    const int steps = fromEnvironment("BROADSHEET_STEPS", 60);
    for (int step = 0; step < steps; ++step) {
        Machine &machine = machines[random.bounded(3U)];
        QVERIFY(machine.mark(Mark::Starred, random.bounded(1, 7), random.bounded(2) == 1));
        QVERIFY(machine.mark(Mark::Note, random.bounded(1, 7), true, u"note %1"_s.arg(step)));
        if (random.bounded(5) == 0)
            (void)machine.library->undo().result();
        if (random.bounded(10) == 0) {
            machine.restart();
            connectTo(machine);
        }
        // Silence costs a second.
        m_relay->breakAfter(random.bounded(3000),
                            random.bounded(12) == 0 ? Relay::Break::Silence : Relay::Break::Reset);
        Result<SyncReport> report = machine.sync->exchange().result();
        if (!report) // its connection has died in an earlier step, perhaps
            report = machine.sync->exchange().result();
        if (report)
            continue;
        ++failed;
        QVERIFY2(report.error().kind == ErrorKind::Unreachable,
                 qPrintable(report.error().message + report.error().detail));
    }
    m_relay->breakAfter(-1, Relay::Break::Reset);
    QVERIFY2(failed > steps / 5 && failed < steps, qPrintable(QString::number(failed)));
    for (const Machine &machine : machines)
        (void)machine.exchange(); // the line that it had may be silent
    for (int turn = 0; turn < 3; ++turn)
        for (const Machine &machine : machines)
            QCOMPARE(machine.exchange(), QString());
    QCOMPARE(machines[1].seen(), machines[0].seen());
    QCOMPARE(machines[2].seen(), machines[0].seen());
    QCOMPARE(machines[1].events(), machines[0].events());
    QCOMPARE(machines[2].events(), machines[0].events());
}

BROADSHEET_TEST(TestCarriersLine, QCoreApplication)
#include "tst_carriers_line.moc"
