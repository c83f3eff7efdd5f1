#include "base/Deliver.h"
#include "support/Runner.h"

#include <QPromise>
#include <QTest>
#include <QThread>

using namespace broadsheet;

class TestDeliver final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aResultArrivesOnTheReceiversThread();
    void aResultThatIsThereAlreadyArrivesLater();
    void aReceiverThatIsGoneGetsNothing();
    void aCancelledFutureDeliversNothing();
};

void TestDeliver::aResultArrivesOnTheReceiversThread()
{
    QPromise<int> promise;
    promise.start();
    QObject receiver;
    int got = 0;
    QThread *where = nullptr;
    deliver(promise.future(), &receiver, [&](int value) {
        got = value;
        where = QThread::currentThread();
    });
    const std::unique_ptr<QThread> worker(QThread::create([&promise] {
        promise.addResult(7);
        promise.finish();
    }));
    worker->start();
    QTRY_COMPARE(got, 7);
    QCOMPARE(where, QThread::currentThread());
    QVERIFY(worker->wait());
}

void TestDeliver::aResultThatIsThereAlreadyArrivesLater()
{
    QPromise<int> promise;
    promise.start();
    promise.addResult(7);
    promise.finish();
    QObject receiver;
    int got = 0;
    deliver(promise.future(), &receiver, [&got](int value) { got = value; });
    QCOMPARE(got, 0);
    QTRY_COMPARE(got, 7);
    QTRY_VERIFY(receiver.children().isEmpty()); // the watcher is deleted
}

void TestDeliver::aReceiverThatIsGoneGetsNothing()
{
    QPromise<int> promise;
    promise.start();
    int got = 0;
    {
        QObject receiver;
        deliver(promise.future(), &receiver, [&got](int value) { got = value; });
        promise.addResult(7);
        promise.finish();
    }
    QCoreApplication::processEvents();
    QCOMPARE(got, 0);
}

void TestDeliver::aCancelledFutureDeliversNothing()
{
    QObject receiver;
    bool called = false;
    {
        QPromise<int> promise;
        promise.start();
        deliver(promise.future(), &receiver, [&called](int) { called = true; });
    } // cancelled without a result
    QTRY_VERIFY(receiver.children().isEmpty());
    QVERIFY(!called);
}

BROADSHEET_TEST(TestDeliver, QCoreApplication)
#include "tst_deliver.moc"
