// Hands work to another thread through Qt's event queue.
//
// Qt is not compiled with the thread sanitizer, which cannot see how the queue keeps two threads in
// order and would take each hand-over for a race. So it is told. In every other build handOver()
// and takeOver() do nothing.
//
// https://clang.llvm.org/docs/ThreadSanitizer.html, sanitizer/tsan_interface.h
#pragma once

#if defined(__SANITIZE_THREAD__)
#define BROADSHEET_THREAD_SANITIZER
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define BROADSHEET_THREAD_SANITIZER
#endif
#endif

#ifdef BROADSHEET_THREAD_SANITIZER
#include <sanitizer/tsan_interface.h>
#endif

#include <QObject>

#include <utility>

namespace broadsheet {

#ifdef BROADSHEET_THREAD_SANITIZER
inline char handOverPlace; // stands for the queue

// What this thread wrote so far is for the thread that takes over.
inline void handOver()
{
    __tsan_release(&handOverPlace);
}
inline void takeOver()
{
    __tsan_acquire(&handOverPlace);
}
#else
inline void handOver() {}
inline void takeOver() {}
#endif

// Work that was posted. Each copy of it is handed over when it is complete.
template<class Work>
class Posted final
{
public:
    explicit Posted(Work work) : m_work(std::move(work)) { handOver(); }
    Posted(const Posted &other) : m_work(other.m_work) { handOver(); }
    Posted &operator=(const Posted &) = delete;
    ~Posted() { takeOver(); }

    void operator()()
    {
        takeOver();
        m_work();
    }

private:
    Work m_work;
};

// Calls `work()` once, from the event loop of the receiver's thread, unless the receiver has been
// destroyed. Any thread.
template<class Work>
void post(QObject *receiver, Work work)
{
    QMetaObject::invokeMethod(receiver, Posted<Work>(std::move(work)), Qt::QueuedConnection);
}

} // namespace broadsheet
