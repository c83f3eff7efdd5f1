// A server behind a bad line: late, slow, silent, or broken at any byte. The relay passes on what
// TCP carries, so packets that are lost are silences and resets here; tst_postgres_network.cpp
// loses real ones. BROADSHEET_STEPS says how often the line breaks, BROADSHEET_SEED where it
// begins.
#include "Machine.h"
#include "support/Relay.h"
#include "support/Runner.h"

#include <QRandomGenerator>

#include <future>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestPostgresLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startOrSkip(m_server); }
    void init();
    void cleanup() { m_relay.reset(); }

    void whatIsLateArrives();
    void whatIsSlowArrives();
    void aSilenceEndsWithAWord();
    void aSilenceInTheMiddleHoldsUpNobody();
    void aLineThatBreaksAnywhereLosesNothing();

private:
    // With times that a test can wait for.
    [[nodiscard]] PostgresCarrier machine(const QString &name, PostgresTimes times) const
    {
        return PostgresCarrier(
            *postgresAddress(
                u"postgresql://ann@127.0.0.1:%1/%2"_s.arg(m_relay->port()).arg(m_database)),
            u"ann"_s, {.device = u"device of "_s + name, .place = name, .name = name}, times);
    }

    PostgresServer m_server;
    QString m_database;
    std::unique_ptr<Relay> m_relay;
};

namespace {

constexpr PostgresTimes quick{.connect = 1s, .silence = 1s, .statement = 1min};

int fromEnvironment(const char *name, int fallback)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(name, &isNumber);
    return isNumber ? number : fallback;
}

} // namespace

void TestPostgresLine::init()
{
    m_database = m_server.newDatabase({u"ann"_s});
    m_relay = std::make_unique<Relay>(m_server.port());
}

// 400 ms there and back.
void TestPostgresLine::whatIsLateArrives()
{
    PostgresCarrier laptop = machine(u"laptop"_s, usualPostgresTimes());
    PostgresCarrier desktop = machine(u"desktop"_s, usualPostgresTimes());
    QVERIFY(laptop.open({}));
    m_relay->set({.delay = 200ms});
    const Result<Opened> opened = desktop.open({});
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
    auto waiting = std::async(std::launch::async, [&] { return desktop.wait(300s); });
    QVERIFY(laptop.append(events(1, 100)));
    QCOMPARE(waiting.get(), Result<bool>(true));
    const Result<Received> received = desktop.receive({}, 1000);
    QVERIFY(received);
    QCOMPARE(received->events, events(1, 100));
}

// More than a second's worth, each way, on a line on which a second of silence is too long.
void TestPostgresLine::whatIsSlowArrives()
{
    PostgresCarrier laptop = machine(u"laptop"_s, quick);
    PostgresCarrier desktop = machine(u"desktop"_s, quick);
    QVERIFY(laptop.open({}) && desktop.open({}));
    m_relay->set({.bytesPerSecond = 1'000'000});
    QList<JournalEvent> texts = events(1, 30);
    for (JournalEvent &event : texts)
        event.text = QString(100'000, u'x');
    const Result<QByteArray> sent = laptop.append(texts);
    QVERIFY2(sent, qPrintable(sent ? QString() : sent.error().message));
    const Result<Received> received = desktop.receive({}, 1000);
    QVERIFY2(received, qPrintable(received ? QString() : received.error().message));
    QCOMPARE(received->events, texts);
}

void TestPostgresLine::aSilenceEndsWithAWord()
{
    PostgresCarrier sends = machine(u"sends"_s, quick);
    PostgresCarrier receives = machine(u"receives"_s, quick);
    PostgresCarrier connects = machine(u"connects"_s, quick);
    QVERIFY(sends.open({}) && receives.open({}));
    m_relay->set({.isHeld = true});
    auto sending = std::async(std::launch::async, [&] { return sends.append(events(1, 2)); });
    auto receiving = std::async(std::launch::async, [&] { return receives.receive({}, 100); });
    auto connecting = std::async(std::launch::async, [&] { return connects.open({}); });
    const auto sent = sending.get();
    const auto received = receiving.get();
    const auto connected = connecting.get();
    QVERIFY(!sent && !received && !connected);
    for (const Error &error : {sent.error(), received.error(), connected.error()}) {
        QCOMPARE(error.kind, ErrorKind::Unreachable);
        QVERIFY2(error.message.contains("did not answer in time"_L1), qPrintable(error.message));
    }
    m_relay->set({});
    QVERIFY(sends.open({}) && receives.open({}) && connects.open({}));
    QVERIFY(sends.append(events(1, 2)));
    QCOMPARE(receives.receive({}, 100)->events, events(1, 2));
}

// The server waits for the rest of a transaction, and another machine for the server.
void TestPostgresLine::aSilenceInTheMiddleHoldsUpNobody()
{
    QRandomGenerator random(quint32(fromEnvironment("BROADSHEET_SEED", 28)));
    Machine desktop(m_server, m_database, u"desktop"_s);
    QVERIFY(desktop.open());
    PostgresCarrier laptop = machine(u"laptop"_s, quick);
    int number = 1;
    for (int round = 0; round < fromEnvironment("BROADSHEET_STEPS", 5); ++round, number += 4) {
        QVERIFY(laptop.open({}));
        m_relay->breakAfter(random.bounded(2500), Relay::Break::Silence);
        const Result<QByteArray> lost = laptop.append(events(number, number + 1));
        QVERIFY2(lost || lost.error().kind == ErrorKind::Unreachable,
                 qPrintable(lost ? QString() : lost.error().message));
        QVERIFY(desktop.send(events(number + 2, number + 3)));
        m_relay->breakAfter(-1, Relay::Break::Reset);
        QVERIFY(laptop.open({}));
        QVERIFY(laptop.append(events(number, number + 1)));
    }
    PostgresCarrier phone = machine(u"phone"_s, quick);
    QVERIFY(phone.open({}));
    QList<JournalEvent> all = phone.receive({}, 1000)->events;
    std::ranges::sort(all, {}, &JournalEvent::id);
    QCOMPARE(all, events(1, number - 1));
}

void TestPostgresLine::aLineThatBreaksAnywhereLosesNothing()
{
    QRandomGenerator random(quint32(fromEnvironment("BROADSHEET_SEED", 28)));
    const int steps = fromEnvironment("BROADSHEET_STEPS", 100);
    PostgresCarrier laptop = machine(u"laptop"_s, quick);
    QByteArray receipt;
    QSet<QString> reported;
    QSet<QString> known;
    int broken = 0;
    for (int step = 0; step < steps; ++step) {
        m_relay->breakAfter(random.bounded(step % 2 == 0 ? 12'000 : 3000), Relay::Break::Reset);
        const QList<JournalEvent> sent = events(3 * step + 1, 3 * step + 3);
        for (const JournalEvent &event : sent)
            known.insert(event.id);
        const Result<QByteArray> done =
            laptop.open(receipt).and_then([&](const Opened &) { return laptop.append(sent); });
        if (done) {
            receipt = *done;
            for (const JournalEvent &event : sent)
                reported.insert(event.id);
            continue;
        }
        ++broken;
        // Nothing that the user has to mend.
        QVERIFY2(done.error().kind == ErrorKind::Unreachable,
                 qPrintable(done.error().message + done.error().detail));
        QVERIFY2(done.error().message.contains(m_database), qPrintable(done.error().message));
    }
    m_relay->breakAfter(-1, Relay::Break::Reset);
    QVERIFY(broken > steps / 4 && broken < steps);

    Machine desktop(m_server, m_database, u"desktop"_s);
    QVERIFY(desktop.open());
    QMap<int, int> ofStep;
    QSet<QString> there;
    for (const JournalEvent &event : desktop.received()) {
        QVERIFY(!there.contains(event.id));
        there.insert(event.id);
        ++ofStep[(event.id.last(12).toInt() - 1) / 3];
    }
    QVERIFY(there.contains(reported));
    QVERIFY(known.contains(there));
    for (const int count : std::as_const(ofStep)) // whole, or not at all
        QCOMPARE(count, 3);
}

BROADSHEET_TEST(TestPostgresLine, QCoreApplication)
#include "tst_postgres_line.moc"
