// Exchanges the journal with the reader's other machines, over a folder or a database. The public
// face of this folder; see README.md.
//
// An object has a thread of its own. Every function returns at once and is called from the thread
// that the object lives on; signals are emitted there. What arrives goes into the library, which
// tells of it with changed(). The destructor ends what runs, between two steps: nothing is lost,
// and the rest is exchanged the next time. It must come before the library's.
#pragma once

#include "base/Clock.h"
#include "sync/CarrierChoice.h"
#include "sync/SyncState.h"

#include <QFuture>
#include <QList>
#include <QObject>

#include <chrono>
#include <memory>

namespace broadsheet {

class Library;

struct SyncTimes
{
    std::chrono::milliseconds firstRetry{5'000}; // after a problem; each wait is twice as long
    std::chrono::milliseconds longestRetry{300'000};
    std::chrono::milliseconds longestWait{60'000}; // between two exchanges while nothing happens
    // While pages of papers are exchanged, the journal is at most so often.
    std::chrono::milliseconds journalPause{1'000};
    Clock clock = systemTime;
};

class Sync final : public QObject
{
    Q_OBJECT

public:
    // `libraryFile`: of the library. Nothing is done before one of the functions is called.
    Sync(Library &library, const QString &libraryFile, CarrierChoice choice, SyncTimes times = {});
    ~Sync() override;

    // One exchange, now.
    [[nodiscard]] QFuture<Result<SyncReport>> exchange();

    // From now on exchanges by itself: at once, when something changes here or arrives, and after
    // a problem with growing waits.
    void watch();

    // Who sent what and when, this machine among them.
    [[nodiscard]] QFuture<Result<QList<DeviceReport>>> devices();
    // The machine is not listed any more until it sends again. What it sent stays.
    [[nodiscard]] QFuture<Result<void>> forget(const QString &device);

    [[nodiscard]] const SyncState &state() const { return m_state; } // as the last signal said

Q_SIGNALS:
    void stateChanged(const broadsheet::SyncState &state);
    void exchanged(const broadsheet::SyncReport &report); // also when nothing was sent or received

private:
    class Thread;

    SyncState m_state;
    std::unique_ptr<Thread> m_thread;
};

} // namespace broadsheet
