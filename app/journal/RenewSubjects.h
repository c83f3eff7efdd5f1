// Marks on papers and names that have another id or spelling now. Throws Failed.
#pragma once

#include "sqlite/Database.h"

namespace broadsheet {

// The device of the events that take a mark from its old subject. It is no name of a device, so
// that undo does not take these events for the user's.
inline constexpr auto renewalDevice = QLatin1StringView("renewal");

// Moves every mark that is set to the id or name that its subject has now (PaperId::today(),
// personNames()). Requires an open transaction in which the table `paper` has its new ids.
//
// Events are never changed, so new ones are written: a copy of each mark's event for the new
// subject, with the same gesture, so that undo takes back both, and one that removes the mark from
// the old subject. Where both had a mark, a third keeps what either had: a star, both notes. The
// ids follow from what the events say, so two devices write the same ones.
//
// `events`: an array of ids, see jsonOf(); only the marks that these events set. Empty: all marks.
void renewSubjects(Database &database, const QString &events = {});

// A UUIDv7 of this time whose random part follows from what an event says.
[[nodiscard]] QString idThatFollows(qint64 time, const QStringList &from);

// A newer event for the same subject, of the same value, with this text.
void renewText(Database &database, const QString &kind, const QString &subject,
               const QString &text);

} // namespace broadsheet
