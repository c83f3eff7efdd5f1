#include "base/WorkPool.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <algorithm>
#include <mutex>

namespace broadsheet {

namespace {

// Some wait for a disk or the network and need no core.
constexpr int leastThreads = 4;

std::mutex poolMutex;
QThreadPool *pool = nullptr;

// Ends what runs, as QCoreApplication does with the global pool.
void endWork()
{
    delete pool;
    pool = nullptr;
}

} // namespace

QThreadPool *workPool()
{
    const std::scoped_lock lock(poolMutex);
    if (pool == nullptr) {
        pool = new QThreadPool;
        pool->setMaxThreadCount(std::max(leastThreads, QThread::idealThreadCount()));
        qAddPostRoutine(endWork);
    }
    return pool;
}

} // namespace broadsheet
