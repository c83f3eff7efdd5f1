// Between a marking, as the reader asks for it, and the subjects of its events. Throws Failed.
#pragma once

#include "papers/State.h"
#include "sqlite/Database.h"

namespace broadsheet {

// What the state of some subjects shall be.
struct WantedState
{
    QString kind;
    QStringList subjects;
    int value = 0;
    QString text;
};

// Checked and written as the journal has it; fails with what the reader should know. Not for
// Mark::Passed, which wishes nothing.
[[nodiscard]] WantedState wantedState(Database &database, const Marking &marking);

// The subjects for which it is not so yet, each once.
[[nodiscard]] QStringList differing(Database &database, const WantedState &wish);

// The marking that an event with this subject belongs to.
[[nodiscard]] Marking markingFrom(Mark mark, const QString &subject, int value,
                                  const QString &text);

// The paper that a subject names; empty for marks that are not of papers.
[[nodiscard]] PaperId paperOf(Mark mark, const QString &subject);

} // namespace broadsheet
