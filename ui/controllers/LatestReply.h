// The reply to the latest of several questions. Asking again cancels the question before it, and
// the reply to a cancelled question is never delivered, even if it had already arrived. This is how
// controllers tell that a reply is stale: none of them compares anything when a reply comes.
// GUI thread only.
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace broadsheet {

template<class T>
class LatestReply final
{
public:
    LatestReply() = default;
    ~LatestReply() { cancel(); }
    Q_DISABLE_COPY_MOVE(LatestReply)

    // Calls `use(T)` once, from the event loop and never before this returns, unless the question
    // is cancelled first. `owner` is the object that this is a member of. A future that ends
    // without a result calls nothing.
    template<class Use>
    void ask(QFuture<T> future, QObject *owner, Use &&use)
    {
        cancel();
        m_watcher = new QFutureWatcher<T>(owner);
        QObject::connect(m_watcher, &QFutureWatcherBase::finished, m_watcher,
                         [this, watcher = m_watcher, use = std::forward<Use>(use)]() mutable {
                             m_watcher = nullptr;
                             watcher->deleteLater();
                             const QFuture<T> done = watcher->future();
                             if (done.resultCount() > 0)
                                 use(done.result());
                         });
        m_watcher->setFuture(std::move(future));
    }

    void cancel()
    {
        if (QFutureWatcher<T> *watcher = std::exchange(m_watcher, nullptr)) {
            watcher->disconnect();
            watcher->cancel();
            watcher->deleteLater();
        }
    }

    [[nodiscard]] bool isPending() const { return m_watcher != nullptr; }

private:
    QFutureWatcher<T> *m_watcher = nullptr; // owned by the owner of the question
};

} // namespace broadsheet
