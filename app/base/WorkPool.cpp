#include "base/WorkPool.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>

namespace broadsheet {

namespace {

// Some wait for a disk or the network and need no core.
constexpr int leastThreads = 4;
constexpr std::chrono::milliseconds longestEnd{1000};

std::mutex poolMutex; // of these:
std::unique_ptr<QThreadPool> working;
std::unique_ptr<QThreadPool, LeaveBehind> reading;

template<class Pool>
QThreadPool *poolIn(Pool &pool, QtCleanUpFunction end)
{
    const std::scoped_lock lock(poolMutex);
    if (!pool) {
        pool.reset(new QThreadPool);
        pool->setMaxThreadCount(std::max(leastThreads, QThread::idealThreadCount()));
        qAddPostRoutine(end);
    }
    return pool.get();
}

} // namespace

QThreadPool *workPool()
{
    return poolIn(working, [] { working.reset(); });
}

QThreadPool *readingPool()
{
    return poolIn(reading, [] { reading.reset(); });
}

void LeaveBehind::operator()(QThreadPool *pool) const
{
    pool->clear();
    if (pool->waitForDone(int(longestEnd.count())))
        delete pool;
}

} // namespace broadsheet
