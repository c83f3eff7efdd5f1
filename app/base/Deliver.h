// Hands the result of a QFuture to a receiver on the receiver's thread, or nowhere when the
// receiver is gone by then. On Qt 6.4 QFuture::then(context, …) asserts when its context died
// first, so a watcher owned by the receiver does it.
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace broadsheet {

// Calls `use(T)` once, from the event loop of `receiver`'s thread, never before this returns. Call
// from that thread. A future that was cancelled without a result calls nothing.
template<class T, class Use>
void deliver(QFuture<T> future, QObject *receiver, Use &&use)
{
    auto *watcher = new QFutureWatcher<T>(receiver);
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver,
                     [watcher, use = std::forward<Use>(use)]() mutable {
                         const QFuture<T> done = watcher->future();
                         watcher->deleteLater();
                         if (done.resultCount() > 0)
                             use(done.result());
                     });
    watcher->setFuture(std::move(future));
}

} // namespace broadsheet
