// The order of the gestures of the user. One over very many papers is done in steps, and other jobs
// run between the steps. Everything here belongs to the writing thread and throws Failed.
#pragma once

#include "base/Result.h"
#include "papers/ChangeSet.h"
#include "papers/State.h"
#include "sqlite/Database.h"
#include "sqlite/Failed.h"

#include <QFuture>
#include <QPromise>

#include <deque>
#include <functional>
#include <memory>

namespace broadsheet {

// What is said of a gesture whose earlier steps stay.
[[nodiscard]] Error stoppedHalfWay(const Failed &failed);

// The gestures that are not done yet. Gestures of one kind keep their order. Undo and redo wait for
// all gestures before them, and count as a gesture of the kind that they take back once they have
// begun. A gesture of another kind does not wait, and neither does one over few papers: a large
// gesture of the same kind that is under way, or a large undo, does those next.
class GestureQueue final
{
public:
    using Report = std::function<void(const ChangeSet &)>;
    using Schedule = std::function<void()>; // calls runNextStep() after the jobs that are queued

    // `report` gets the changes of each step.
    GestureQueue(Report report, Schedule schedule)
        : m_report(std::move(report)), m_schedule(std::move(schedule))
    {}

    template<class Steps, class T>
    void add(Database &database, Steps steps, QPromise<Result<T>> promise)
    {
        enqueue(database,
                std::make_unique<GestureOf<Steps, T>>(std::move(steps), std::move(promise)));
    }
    void runNextStep(Database &database);
    [[nodiscard]] bool isEmpty() const { return m_gestures.empty(); } // none is half done

private:
    struct Gesture
    {
        virtual ~Gesture() = default;
        [[nodiscard]] virtual std::optional<Mark> mark() const = 0;
        [[nodiscard]] virtual bool hasBegun() const { return false; }
        // Those that it marks; empty: none, or they are not known.
        [[nodiscard]] virtual QList<qint32> papers(Database &) const { return {}; }
        [[nodiscard]] virtual bool bringForward(Database &, const QList<qint32> &) { return false; }
        [[nodiscard]] virtual bool step(Database &database, const Report &report) = 0; // true: done
    };

    template<class Steps, class T>
    struct GestureOf final : Gesture
    {
        GestureOf(Steps given, QPromise<Result<T>> asked)
            : steps(std::move(given)), promise(std::move(asked))
        {}
        [[nodiscard]] std::optional<Mark> mark() const override { return steps.mark(); }
        [[nodiscard]] bool hasBegun() const override
        {
            if constexpr (requires { steps.hasBegun(); })
                return steps.hasBegun();
            return false;
        }
        [[nodiscard]] QList<qint32> papers(Database &database) const override
        {
            if constexpr (requires { steps.papers(database); })
                return steps.papers(database);
            return {};
        }
        [[nodiscard]] bool bringForward(Database &database, const QList<qint32> &papers) override
        {
            if constexpr (requires { steps.bringForward(database, papers); })
                return steps.bringForward(database, papers);
            return false;
        }
        [[nodiscard]] bool step(Database &database, const Report &report) override
        {
            ChangeSet changes;
            bool done = true;
            bool hasMarked = false; // in earlier steps
            if constexpr (requires { steps.hasMarked(); })
                hasMarked = steps.hasMarked();
            try {
                if (std::optional<T> outcome = steps.step(database, changes))
                    promise.addResult(std::move(*outcome));
                else
                    done = false;
            } catch (const Failed &failed) {
                changes.everything = isPartlyDone; // the changes of earlier steps stay
                promise.addResult(Failure(hasMarked ? stoppedHalfWay(failed) : failed.error));
            }
            isPartlyDone = true;
            report(changes);
            if (done)
                promise.finish();
            return done;
        }

        Steps steps;
        QPromise<Result<T>> promise;
        bool isPartlyDone = false;
    };

    void enqueue(Database &database, std::unique_ptr<Gesture> gesture);
    [[nodiscard]] bool mustWait(Database &database, const Gesture &gesture);
    void schedule();

    Report m_report;
    Schedule m_schedule;
    std::deque<std::unique_ptr<Gesture>> m_gestures;
    bool m_isScheduled = false;
};

} // namespace broadsheet
