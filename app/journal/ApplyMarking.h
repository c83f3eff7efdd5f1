// Gestures of the reader, from what is asked for to what it changed. Throws Failed.
#pragma once

#include "journal/Journal.h"
#include "papers/ChangeSet.h"

namespace broadsheet {

// Above this many papers a ChangeSet says `everything` and names none.
inline constexpr qint64 mostNamed = 1000;

// In a transaction of the caller's. Passing leaves no trace but in papers with newer votes; any
// other marking is as asked for.
[[nodiscard]] ChangeSet applyMarking(Database &database, const Marking &marking);

// Several of one kind as one gesture.
[[nodiscard]] ChangeSet applyMarkings(Database &database, const QList<Marking> &markings);

// Folds the events of a gesture, or of a part of it, and says what they changed. Without names the
// days are left to be counted anew at the end of the gesture.
[[nodiscard]] ChangeSet foldGesture(Database &database, Mark mark, const EventRange &events,
                                    bool named);

// What many papers at once changed, when the last of them is folded.
[[nodiscard]] ChangeSet endLargeGesture(Database &database, Mark mark);

} // namespace broadsheet
