#include "base/WorkPool.h"
#include "support/Runner.h"

#include <QSemaphore>
#include <QTest>
#include <QThreadPool>

#include <memory>

using namespace broadsheet;

class TestWorkPool final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workThatIsNotAnsweredIsLeftBehind();
    void workThatEndsIsAwaited();
};

// As when a mount is gone: a thread hangs in a call, and others wait for their turn.
void TestWorkPool::workThatIsNotAnsweredIsLeftBehind()
{
    auto *pool = new QThreadPool;
    pool->setMaxThreadCount(1);
    QSemaphore answer;
    QSemaphore isBegun;
    QSemaphore wasAnswered;
    bool isOtherBegun = false;
    pool->start([&] {
        isBegun.release();
        answer.acquire();
        wasAnswered.release();
    });
    isBegun.acquire();
    pool->start([&isOtherBegun] { isOtherBegun = true; });
    LeaveBehind()(pool);
    QCOMPARE(wasAnswered.available(), 0);
    answer.release();
    wasAnswered.acquire();
    QVERIFY(pool->waitForDone()); // it is left behind, not deleted
    QVERIFY(!isOtherBegun);
    delete pool;
}

void TestWorkPool::workThatEndsIsAwaited()
{
    const std::unique_ptr<QThreadPool, LeaveBehind> pool(new QThreadPool);
    QVERIFY(pool->waitForDone());
    QVERIFY(readingPool() != workPool());
    QVERIFY(readingPool() != QThreadPool::globalInstance());
}

BROADSHEET_TEST(TestWorkPool, QCoreApplication)
#include "tst_work_pool.moc"
