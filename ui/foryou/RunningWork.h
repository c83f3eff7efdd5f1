// Work on other threads that uses the library and cannot be stopped, such as learning. What still
// runs when this is destroyed is waited for, a second at most: it must not await the index. GUI
// thread only.
#pragma once

#include <QFutureSynchronizer>

namespace broadsheet {

class RunningWork final
{
public:
    RunningWork() { m_running.setCancelOnWait(true); } // what has not begun does not begin

    template<class T>
    [[nodiscard]] QFuture<T> add(QFuture<T> work)
    {
        const QList<QFuture<void>> before = m_running.futures();
        m_running.clearFutures();
        for (const QFuture<void> &one : before)
            if (!one.isFinished())
                m_running.addFuture(one);
        m_running.addFuture(QFuture<void>(work));
        return work;
    }

private:
    QFutureSynchronizer<void> m_running;
};

} // namespace broadsheet
