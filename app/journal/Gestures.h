// The kinds of gestures. One over very many papers is done in steps. Everything here belongs to the
// writing thread and throws Failed.
#pragma once

#include "journal/ApplyMarking.h"
#include "papers/UndoOutcome.h"

#include <optional>

namespace broadsheet {

// Marks papers by their numbers, the first ones of the list first.
class MarkPapers final
{
public:
    // `mark`: a kind with a column in `paper`. Without `on`: on unless all of the papers are on.
    MarkPapers(Mark mark, std::optional<bool> on, QList<qint32> numbers, Clock clock);

    [[nodiscard]] std::optional<Mark> mark() const { return m_outcome.mark; }
    // Returns what was done after the last step, and nothing before.
    [[nodiscard]] std::optional<Marking> step(Database &database, ChangeSet &changes);
    [[nodiscard]] bool hasBegun() const { return m_writer.has_value(); }
    [[nodiscard]] QList<qint32> papers(Database &) const { return m_numbers; }
    // Makes the next step mark those of these papers that are not marked yet, and only them. False:
    // there are none.
    [[nodiscard]] bool bringForward(const QList<qint32> &papers);

private:
    void keepDiffering(Database &database);
    [[nodiscard]] bool endsLater() const;
    [[nodiscard]] EventRange writeEvents(const QList<qint32> &numbers);
    void noteSubjects(Database &database, const EventRange &events);

    Clock m_clock;
    std::optional<bool> m_on;
    QList<qint32> m_numbers; // from the first step on, only of papers whose state differs
    qsizetype m_done = 0;
    qsizetype m_nextStep; // papers
    std::optional<EventWriter> m_writer;
    Marking m_outcome;
};

// Undoes or redoes a gesture, see nextToTakeBack(). Fails with ErrorKind::NotFound when there is
// none.
class TakeBack final
{
public:
    TakeBack(Direction direction, Clock clock) : m_direction(direction), m_clock(std::move(clock))
    {}

    [[nodiscard]] static std::optional<Mark> mark() { return std::nullopt; }
    [[nodiscard]] std::optional<UndoOutcome> step(Database &database, ChangeSet &changes);

private:
    void begin(Database &database);
    void describe(Database &database, const QString &gesture);
    [[nodiscard]] EventRange writeNext(Database &database);

    Direction m_direction;
    Clock m_clock;
    QString m_action; // that is taken back
    qint64 m_events = 0;
    qint64 m_done = 0;
    QString m_after; // the last event that was taken back
    std::optional<EventWriter> m_writer;
    Marking m_marking;
};

// Markings by subjects, in one step.
class MarkSubjects final
{
public:
    MarkSubjects(QList<Marking> markings, Clock clock)
        : m_clock(std::move(clock)), m_markings(std::move(markings))
    {}

    [[nodiscard]] std::optional<Mark> mark() const { return m_markings.constFirst().mark; }
    [[nodiscard]] QList<qint32> papers(Database &database) const;
    [[nodiscard]] std::optional<ChangeSet> step(Database &database, ChangeSet &changes) const;

private:
    Clock m_clock;
    QList<Marking> m_markings; // of one kind, never empty
};

} // namespace broadsheet
