// The gesture that marks papers, names, words or searches by what the journal calls them. Belongs
// to the writing thread and throws Failed.
#pragma once

#include "finding/Muting.h"
#include "journal/Journal.h"
#include "journal/StepSize.h"
#include "papers/ChangeSet.h"

namespace broadsheet {

// One marking of very many papers is done in steps, after all of it was checked. When something is
// muted, the papers are hidden in steps after that.
class MarkSubjects final
{
public:
    MarkSubjects(QList<Marking> markings, Clock clock)
        : m_clock(std::move(clock)), m_markings(std::move(markings))
    {}

    [[nodiscard]] std::optional<Mark> mark() const { return m_markings.constFirst().mark; }
    [[nodiscard]] QList<qint32> papers(Database &database) const;
    // The library has all papers that it is about. False for very many.
    [[nodiscard]] bool knowsPapers(Database &database) const;
    [[nodiscard]] std::optional<ChangeSet> step(Database &database, ChangeSet &changes);

private:
    [[nodiscard]] qsizetype subjectCount() const;
    [[nodiscard]] bool isInSteps() const;
    [[nodiscard]] Marking part(qsizetype from, qsizetype size) const;
    [[nodiscard]] EventRange writeNext(Database &database);
    [[nodiscard]] std::optional<ChangeSet> nextStep(Database &database, ChangeSet &changes);
    [[nodiscard]] std::optional<ChangeSet> hideNext(Database &database, ChangeSet &changes);

    Clock m_clock;
    QList<Marking> m_markings; // of one kind, never empty
    std::optional<RenewMuted> m_hiding;
    // Of the first one, if it is done in steps:
    qsizetype m_checked = 0; // subjects
    qsizetype m_done = 0;
    StepSize m_size{100}; // search forgets what had a tag or a note before, which takes long
    std::optional<EventWriter> m_writer;
};

} // namespace broadsheet
