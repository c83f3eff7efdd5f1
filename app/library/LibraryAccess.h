// Jobs on the threads of a library, for the folders over it that keep tables of their own in its
// file. A job is a function of Database & that returns a Result; it must not throw. Results arrive
// as those of Library do. Any thread; the library must outlive this object.
#pragma once

#include "library/LibraryWorker.h"

#include <optional>
#include <type_traits>
#include <utility>

namespace broadsheet {

class LibraryAccess final
{
public:
    explicit LibraryAccess(Library &library) : m_library(library) {}

    // A job that only reads. It stops when its future is cancelled.
    template<class Job>
    [[nodiscard]] auto ask(Job job) const
    {
        return m_library.m_worker->ask(std::move(job));
    }
    // The same for what nobody waits for. It is stopped when another question comes, and begins
    // again after that.
    template<class Job>
    [[nodiscard]] auto askYielding(Job job) const
    {
        return m_library.m_worker->ask(std::move(job), DatabaseThread::Turn::Yields);
    }
    // A job that writes and changes nothing that the library tells of with changed().
    template<class Job>
    [[nodiscard]] auto run(Job job) const
    {
        return m_library.m_worker->run(std::move(job));
    }
    // The same, for what must not see a part of a gesture: std::optional, nothing while there is a
    // gesture that is done in steps.
    template<class Job>
    [[nodiscard]] auto runSettled(Job job) const
    {
        using T = std::invoke_result_t<Job &, Database &>;
        const GestureQueue &gestures = m_library.m_worker->gestures();
        return run([&gestures, job = std::move(job)](Database &database) mutable {
            return gestures.isEmpty() ? std::optional<T>(job(database)) : std::nullopt;
        });
    }
    // What the user did elsewhere, in steps and in its order with the user's own gestures: see
    // GestureQueue.h.
    template<class Steps>
    [[nodiscard]] auto gesture(Steps steps) const
    {
        return m_library.m_worker->gesture(std::move(steps));
    }
    // A job that returns a ChangeSet, which the library emits. A long one has to be made of steps:
    // see GestureQueue.h for what the user does.
    template<class Job>
    [[nodiscard]] auto write(Job job) const
    {
        return m_library.m_worker->write(std::move(job));
    }

private:
    Library &m_library;
};

} // namespace broadsheet
