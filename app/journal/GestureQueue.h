// Gestures that may be about very many papers: each is done in steps, and between them other
// questions are answered. They belong to the database thread.
#pragma once

#include "journal/ApplyMarking.h"
#include "papers/UndoOutcome.h"

#include <QFuture>
#include <QPromise>

#include <deque>
#include <functional>
#include <memory>

namespace broadsheet {

// Marks papers by their numbers, in the order given.
class MarkPapers final
{
public:
    // Without `on`: on unless all of them are.
    MarkPapers(Mark mark, std::optional<bool> on, QList<qint32> numbers, Clock clock);

    [[nodiscard]] std::optional<Mark> mark() const { return m_outcome.mark; }
    // What was done, after the last step; nothing: there is more to do.
    [[nodiscard]] std::optional<Marking> step(Database &database, ChangeSet &changes);

private:
    void keepDiffering(Database &database);
    void noteSubjects(Database &database, const EventRange &events);

    Clock m_clock;
    std::optional<bool> m_on;
    QList<qint32> m_numbers; // of papers that are to be marked, once the first step began
    qsizetype m_done = 0;
    std::optional<Action> m_action;
    Marking m_outcome;
};

// Takes back the newest gesture.
class Undo final
{
public:
    explicit Undo(Clock clock) : m_clock(std::move(clock)) {}

    [[nodiscard]] static std::optional<Mark> mark() { return std::nullopt; }
    [[nodiscard]] std::optional<UndoOutcome> step(Database &database, ChangeSet &changes);

private:
    void begin(Database &database);

    Clock m_clock;
    QString m_undone; // the action
    qint64 m_events = 0;
    qint64 m_done = 0;
    QString m_after; // the last event that was taken back
    std::optional<Action> m_action;
    Marking m_marking;
};

// Markings by names, in one step.
class MarkSubjects final
{
public:
    MarkSubjects(QList<Marking> markings, Clock clock)
        : m_clock(std::move(clock)), m_markings(std::move(markings))
    {}

    [[nodiscard]] std::optional<Mark> mark() const { return m_markings.constFirst().mark; }
    [[nodiscard]] std::optional<ChangeSet> step(Database &database, ChangeSet &changes) const;

private:
    Clock m_clock;
    QList<Marking> m_markings; // of one kind, never empty
};

// The gestures that are not done yet, in the order in which they were asked for. One of another
// kind need not wait for those before it, unless one of both is an undo.
class GestureQueue final
{
public:
    using Tell = std::function<void(const ChangeSet &)>;
    using GoOn = std::function<void()>; // has goOn() called when other jobs were done

    GestureQueue(Tell tell, GoOn later) : m_tell(std::move(tell)), m_later(std::move(later)) {}

    template<class Steps, class T>
    void add(Database &database, Steps steps, QPromise<Result<T>> promise)
    {
        take(database, std::make_unique<GestureOf<Steps, T>>(std::move(steps), std::move(promise)));
    }
    void goOn(Database &database);

private:
    struct Gesture
    {
        virtual ~Gesture() = default;
        [[nodiscard]] virtual std::optional<Mark> mark() const = 0;
        [[nodiscard]] virtual bool step(Database &database, const Tell &tell) = 0; // true: done
    };

    template<class Steps, class T>
    struct GestureOf final : Gesture
    {
        GestureOf(Steps given, QPromise<Result<T>> asked)
            : steps(std::move(given)), promise(std::move(asked))
        {}
        [[nodiscard]] std::optional<Mark> mark() const override { return steps.mark(); }
        [[nodiscard]] bool step(Database &database, const Tell &tell) override
        {
            ChangeSet changes;
            bool done = true;
            try {
                if (std::optional<T> outcome = steps.step(database, changes))
                    promise.addResult(std::move(*outcome));
                else
                    done = false;
            } catch (const Failed &failed) {
                changes.everything = begun; // what the steps before did stays
                promise.addResult(Failure(failed.error));
            }
            begun = true;
            tell(changes);
            if (done)
                promise.finish();
            return done;
        }

        Steps steps;
        QPromise<Result<T>> promise;
        bool begun = false;
    };

    void take(Database &database, std::unique_ptr<Gesture> gesture);

    Tell m_tell;
    GoOn m_later;
    std::deque<std::unique_ptr<Gesture>> m_line;
};

} // namespace broadsheet
