// Translates between a marking, as the user asks for it, and the subjects of its events in the
// journal. Throws Failed.
#pragma once

#include "papers/State.h"
#include "sqlite/Database.h"

namespace broadsheet {

// The state that some subjects should have: columns of the table `state`.
struct WantedState
{
    QString kind;
    QStringList subjects;
    int value = 0;
    QString text;
};

// Checks the marking and writes it as the journal has it. Fails with ErrorKind::NotFound for papers
// that the library does not have, and with ErrorKind::Usage for texts that are empty or too long.
[[nodiscard]] WantedState wantedState(Database &database, const Marking &marking);

// The name of a tag as the journal has it. Fails as wantedState() does.
[[nodiscard]] QString tagNamed(const QString &text);

// The subjects whose state differs from what is wanted, each once, in the order given.
[[nodiscard]] QStringList differing(Database &database, const WantedState &wanted);

// The marking that leads to an event with these columns.
[[nodiscard]] Marking markingFrom(Mark mark, const QString &subject, int value,
                                  const QString &text);

// The paper in a subject; empty for marks that are not set on papers.
[[nodiscard]] PaperId paperOf(Mark mark, const QString &subject);

} // namespace broadsheet
