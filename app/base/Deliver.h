// Delivers the result of a QFuture to a receiver on the receiver's thread, unless the receiver has
// been destroyed. Uses a watcher that the receiver owns, because in Qt 6.4 QFuture::then(context,
// …) asserts when the context is destroyed first.
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace broadsheet {

// Calls `use(T)` once, from the event loop of `receiver`'s thread, after this function has
// returned. Must be called from that thread. Does nothing when the future was cancelled without a
// result.
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
