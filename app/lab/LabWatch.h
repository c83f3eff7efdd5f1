// Keeps what the library knows of the reader's spaces up to date, and sends what the reader shares
// there. Nothing but that ever leaves. Another member's star is known at once; after a server that
// went away there are growing waits; meanwhile the library has the last state, and what the reader
// shared is sent later.
//
// An object has a thread of its own. Every function returns at once and is called from the thread
// that the object lives on; signals are emitted there. The destructor ends what runs and must come
// before the library's.
#pragma once

#include "base/Clock.h"
#include "lab/LabValues.h"
#include "papers/PaperId.h"
#include "syncpostgres/PostgresAddress.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <chrono>
#include <memory>

namespace broadsheet {

class Library;

struct LabTimes
{
    std::chrono::milliseconds firstRetry{1'000}; // after a problem; each wait is twice as long
    std::chrono::milliseconds longestRetry{120'000};
    std::chrono::milliseconds longestWait{300'000}; // between two rounds while nothing happens
    Clock clock = systemTime;
};

struct LabState
{
    bool isConnected = false;
    std::optional<Error> problem = {}; // of the last round
    QDateTime nextTry = {};            // after a problem
};

class LabWatch final : public QObject
{
    Q_OBJECT

public:
    LabWatch(Library &library, const PostgresAddress &address, const QString &password,
             LabTimes times = {});
    ~LabWatch() override;

    [[nodiscard]] const LabState &state() const { return m_state; } // as the last signal said

    // Each does what the function of Lab with its name does. The library knows of it afterwards.
    [[nodiscard]] QFuture<Result<int>> found(const QString &title, const LabFace &self);
    [[nodiscard]] QFuture<Result<int>> join(const QString &invitation, const LabFace &self);
    [[nodiscard]] QFuture<Result<QString>> invite(int space);
    [[nodiscard]] QFuture<Result<void>> leave(int space);
    // A round, now, whenever the next one would be.
    [[nodiscard]] QFuture<Result<bool>> ask();

    // The reader's stars from now on, or not any more; own tags and comments. They need no server:
    // they are shown at once and sent as soon as that is possible.
    [[nodiscard]] QFuture<Result<void>> shareStars(int space, bool on);
    [[nodiscard]] QFuture<Result<void>> share(const LabMark &mark);
    [[nodiscard]] QFuture<Result<void>> withdraw(const LabMark &mark);

Q_SIGNALS:
    void changed(); // the library knows something new
    void stateChanged(const broadsheet::LabState &state);

private:
    class Thread;

    [[nodiscard]] QFuture<Result<void>> queue(const LabMark &mark, bool isShared);

    Library &m_library;
    Clock m_clock;
    LabState m_state;
    std::unique_ptr<Thread> m_thread;
};

// What the library knows: of the spaces; of a paper, the oldest mark first; and who starred papers,
// but the reader. Any thread.
[[nodiscard]] QFuture<Result<LabHere>> labHere(Library &library);
[[nodiscard]] QFuture<Result<QList<LabMark>>> labMarksOn(Library &library, const PaperId &paper);
[[nodiscard]] QFuture<Result<QHash<QString, QList<LabFace>>>> starsOfOthers(Library &library);

} // namespace broadsheet
