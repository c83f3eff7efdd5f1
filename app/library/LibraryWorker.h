// The worker behind a Library: its threads, the gestures under way and the indexing in the
// background.
//
// Two threads, each with a connection: one writes, the other only reads, so that a star does not
// wait for a search. A reading job waits for the writing jobs that were queued before it, so the
// order of the calls is kept. A library that cannot be written has one thread for everything.
#pragma once

#include "journal/EventFileKeeper.h"
#include "library/GestureJob.h"
#include "library/Library.h"
#include "library/LogCopier.h"
#include "library/ReportCleaner.h"
#include "library/StoreClock.h"
#include "sqlite/DatabaseThread.h"

#include <vector>

namespace broadsheet {

class Library::Worker final
{
public:
    Worker(const QString &path, Clock clock);
    ~Worker();

    [[nodiscard]] QFuture<Result<void>> open() { return m_thread.open(); } // see DatabaseThread
    [[nodiscard]] const OpeningReport &report() const { return m_report; } // when it is open
    // Sets the library that emits the signals, and starts the background work.
    void attach(Library *library);

    template<class Job>
    auto run(Job job)
    {
        return m_thread.run(std::move(job));
    }
    // A job that only reads.
    template<class Job>
    auto read(Job job)
    {
        return readingThread().run(inOrder(std::move(job)));
    }
    // The same; it stops when its future is cancelled.
    template<class Job>
    auto ask(Job job, DatabaseThread::Turn turn = DatabaseThread::Turn::Keeps)
    {
        return readingThread().ask(inOrder(std::move(job)), turn);
    }
    // A job that returns a ChangeSet, which the library emits.
    template<class Job>
    auto write(Job job)
    {
        return m_thread.run([this, job = std::move(job)](Database &database) mutable {
            auto outcome = job(database);
            announce(outcome);
            return outcome;
        });
    }
    QFuture<Result<ChangeSet>> store(QList<DayReport> days);
    // A gesture of the user in steps, see GestureQueue.h.
    template<class Steps>
    auto gesture(Steps steps)
    {
        using T = typename decltype(steps.step(std::declval<Database &>(),
                                               std::declval<ChangeSet &>()))::value_type;
        QPromise<Result<T>> promise;
        QFuture<Result<T>> future = promise.future();
        promise.start();
        m_thread.runEarly(GestureJob<Steps, T>{m_gestures, std::move(steps), std::move(promise)});
        return future;
    }
    QFuture<Result<void>> indexed();
    void watchOthers(); // see Library
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] const GestureQueue &gestures() const { return m_gestures; } // for jobs

private:
    void lookAtPlace(Database &database); // tells if the file is not where it was
    void lookForOthers(); // tells if another process has written since the last time
    [[nodiscard]] DatabaseThread &readingThread() { return m_readsApart ? m_reading : m_thread; }
    template<class Job>
    auto inOrder(Job job)
    {
        return [this, earlier = m_readsApart ? m_thread.queuedJobs() : 0,
                job = std::move(job)](Database &database) mutable {
            m_thread.waitUntilRun(earlier);
            return job(database);
        };
    }
    [[nodiscard]] std::unique_ptr<Database> opened(const QString &path,
                                                   const Database::IsCancelled &isCancelled);
    void endOldRisesOf(Database &database); // see Votes.h
    void say(const QString &message);
    void announce(const ChangeSet &changes);
    void tell(const ChangeSet &changes);
    void announceRemaining(int remaining);
    std::optional<std::chrono::milliseconds> index(Database &database);
    // One small step each. False: there is nothing left to do.
    bool indexOrMerge(Database &database);
    bool writeEventFile(Database &database);
    bool makeDerived(Database &database); // gists, and what papers are compared by
    void finishIndexed(const Result<void> &outcome);

    Clock m_clock;
    Library *m_library = nullptr;
    // The members below belong to the writing thread.
    int m_remaining = 0;      // papers to be indexed
    bool m_isCounted = false; // `m_remaining` is up to date
    int m_announced = 0;
    bool m_isLost = false; // the user knows that the file is not where it was
    int m_unmerged = 1;    // slices since small parts were merged; the last run may have left some
    QString m_version;     // of the file, see lookForOthers(); empty: not known yet
    StoreClock m_storeClock;
    std::vector<QPromise<Result<void>>> m_indexed;
    OpeningReport m_report; // until the library is there
    EventFileKeeper m_eventFile;
    GestureQueue m_gestures;
    LogCopier m_log;
    ReportCleaner m_cleaner;
    bool m_readsApart = false; // set while the library is opened
    DatabaseThread m_reading;
    DatabaseThread m_thread;
};

} // namespace broadsheet
