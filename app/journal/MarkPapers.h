// The gesture that marks papers by their numbers. Belongs to the writing thread and throws Failed.
#pragma once

#include "journal/Journal.h"
#include "journal/StepSize.h"
#include "papers/ChangeSet.h"
#include "papers/PaperSet.h"

namespace broadsheet {

// Marks the first ones of the list first, very many in steps.
class MarkPapers final
{
public:
    // `mark`: a kind with a column in `mark`. Without `on`: on unless all of the papers are on.
    MarkPapers(Mark mark, std::optional<bool> on, QList<qint32> numbers, Clock clock);

    [[nodiscard]] std::optional<Mark> mark() const { return m_outcome.mark; }
    // Returns what was done after the last step, and nothing before.
    [[nodiscard]] std::optional<Marking> step(Database &database, ChangeSet &changes);
    // It is known whether it marks them as on or off.
    [[nodiscard]] bool hasBegun() const { return m_on.has_value(); }
    [[nodiscard]] bool hasMarked() const { return m_hasMarked; }
    [[nodiscard]] QList<qint32> papers(Database &) const { return m_numbers; }
    // Makes the next step mark those of these papers that are not marked yet, and only them. False:
    // there are none.
    [[nodiscard]] bool bringForward(Database &database, const QList<qint32> &papers);

private:
    void begin(Database &database);
    [[nodiscard]] bool prepare(Database &database);
    [[nodiscard]] bool readMarked(Database &database);
    void keepDiffering(const PaperSet &later);
    [[nodiscard]] QList<qint32> takeNext();
    [[nodiscard]] QList<PaperEvents> writeEvents(const QList<qint32> &numbers);
    [[nodiscard]] ChangeSet markNow(Database &database, const QList<qint32> &papers, bool named);
    void noteSubjects(Database &database, const PaperEvents &events);

    Clock m_clock;
    std::optional<bool> m_on;
    QList<qint32> m_numbers;   // once prepared, only of papers whose state differs
    bool m_mayEndLater = true; // nobody knows before it is prepared
    PaperSet m_special;        // the indexed set of the kind, as far as it was read
    qint64 m_lastRead = -1;
    bool m_isPrepared = false;
    bool m_hasMarked = false;
    qsizetype m_done = 0;  // of m_numbers
    QList<qint32> m_ahead; // that the next step marks
    PaperSet m_brought;    // forward, all of them so far
    StepSize m_size{StepSize::firstOfMarks};
    std::optional<EventWriter> m_writer;
    Marking m_outcome;
};

} // namespace broadsheet
