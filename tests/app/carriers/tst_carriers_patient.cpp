// A folder that hangs: whoever asks waits no longer than a limit, and the program ends.
#include "Machines.h"
#include "carriers/PatientCarrier.h"
#include "support/Runner.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

// What a call that hangs waits for. It outlives the test, as a dead network does.
struct Network
{
    QSemaphore reached;
    QSemaphore comesBack;
    std::atomic<bool> isGone = false;
};

class HangingCarrier final : public Carrier
{
public:
    explicit HangingCarrier(std::shared_ptr<Network> network) : m_network(std::move(network)) {}

    Result<Opened> open(const QByteArray &) override { return Opened{}; }
    Result<QByteArray> append(const QList<JournalEvent> &) override
    {
        hang();
        return QByteArray("receipt");
    }
    Result<Received> receive(const QByteArray &, int) override { return Received{}; }
    Result<bool> wait(std::chrono::milliseconds) override { return false; }
    void stop() override {}
    Result<QList<DeviceReport>> devices() override
    {
        hang();
        return QList<DeviceReport>();
    }
    Result<void> forget(const QString &) override { return {}; }

private:
    void hang()
    {
        if (!m_network->isGone)
            return;
        m_network->reached.release();
        m_network->comesBack.acquire();
    }

    std::shared_ptr<Network> m_network;
};

CarrierChoice choiceOf(const std::shared_ptr<Network> &network, std::chrono::milliseconds longest)
{
    return {.address = u"/network"_s,
            .make = [network, longest](const Sender &) -> std::unique_ptr<Carrier> {
                return std::make_unique<PatientCarrier>(std::make_unique<HangingCarrier>(network),
                                                        u"It does not answer."_s, longest);
            }};
}

} // namespace

class TestCarriersPatient final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theProgramEnds();
    void whoAsksIsToldAndGoesOnLater();
};

// Without the limit this test never ends.
void TestCarriersPatient::theProgramEnds()
{
    const auto network = std::make_shared<Network>();
    Machine machine;
    network->isGone = true;
    machine.sync = std::make_unique<Sync>(*machine.library, machine.path(), choiceOf(network, 1h));
    QVERIFY(machine.mark(Mark::Starred, 1, true));
    auto report = machine.sync->exchange();
    network->reached.acquire();
    QVERIFY(machine.mark(Mark::Starred, 2, true));
    machine.close();
    QVERIFY(!report.result());
    QCOMPARE(report.result().error().kind, ErrorKind::Cancelled);
    // The library was closed properly, with everything in it, and what waited waits.
    QVERIFY(!QFileInfo::exists(machine.path() + "-wal"_L1));
    machine.open();
    QVERIFY(machine.paper(1).state.starred && machine.paper(2).state.starred);
    Database file(machine.path(), Database::Access::ReadOnly);
    QCOMPARE(file.number(u"SELECT count(*) FROM outgoing"_s), 2);
    network->comesBack.release(10); // the thread that was left behind ends
}

void TestCarriersPatient::whoAsksIsToldAndGoesOnLater()
{
    const auto network = std::make_shared<Network>();
    Machine machine;
    machine.sync =
        std::make_unique<Sync>(*machine.library, machine.path(), choiceOf(network, 100ms));
    QTRY_VERIFY(machine.sync->devices().result());
    network->isGone = true;
    for (int again = 0; again < 2; ++again) {
        const auto devices = machine.sync->devices().result();
        QVERIFY(!devices);
        QCOMPARE(devices.error().kind, ErrorKind::Unreachable);
        QCOMPARE(devices.error().message, u"It does not answer."_s);
    }
    network->isGone = false;
    network->comesBack.release();
    QTRY_VERIFY(machine.sync->devices().result());
}

BROADSHEET_TEST(TestCarriersPatient, QCoreApplication)
#include "tst_carriers_patient.moc"
