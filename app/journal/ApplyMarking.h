// Writes the gestures of the user to the journal and says what they changed. Throws Failed.
#pragma once

#include "journal/Journal.h"
#include "papers/ChangeSet.h"

namespace broadsheet {

// Above this a ChangeSet says `everything` instead of naming each paper.
inline constexpr qint64 maxNamedPapers = 1000;
// So many are named in the Marking that a gesture returns.
inline constexpr qsizetype maxNamedSubjects = 100;

// Markings of one kind, at least one, as one gesture. Requires an open transaction. `Passed` is
// stored only for papers with votes newer than the last time they were passed; papers that the
// library does not have are ignored. All other marks are stored where the state differs. What is
// muted is not hidden yet, see finding/Muting.h.
[[nodiscard]] ChangeSet applyMarkings(Database &database, const Clock &clock,
                                      const QList<Marking> &markings);

// Folds the events of a gesture, or of one step of it. With `named`, the ChangeSet names what
// changed. `parts`: what all of the events are; nothing: anything.
[[nodiscard]] ChangeSet foldGesture(Database &database, Mark mark, const EventRange &events,
                                    bool named, const QList<PaperEvents> &parts = {});

// What it means for the window that the state of these subjects changes.
void nameChanges(Database &database, Mark mark, const QStringList &subjects, ChangeSet &changes);

// What a gesture whose papers are not named may have changed, after its last step.
[[nodiscard]] ChangeSet changesOfLargeGesture(Database &database);

} // namespace broadsheet
