// What the window says of spaces, members and what they share. Names are those that strangers
// chose: they are cut and made harmless here. Pure functions.
#pragma once

#include "lab/LabValues.h"
#include "lab/LabWatch.h"

namespace broadsheet {

// "You", a name, or initials without one; of whoever is no member any more, a word for that.
[[nodiscard]] QString nameIn(const LabSpace &space, const QString &role);

// "Ann, 24 Nov 2026 14:02".
[[nodiscard]] QString whoAndWhen(const LabSpace &space, const LabMark &mark);

// All members with their initials, the reader first.
[[nodiscard]] QString membersText(const LabSpace &space);

// Who sees what the reader shares: "Ann and Bob", "Ann, Bob and 3 others".
[[nodiscard]] QString othersText(const LabSpace &space);

// What others will see when the reader's stars are shared, or that they see nothing now.
[[nodiscard]] QString sharingText(const LabSpace &space);

// Stars of others in the space on papers that the library does not have; empty: there are none.
[[nodiscard]] QString missingText(const LabSpace &space, const QList<LabMark> &missing);

// Why what is shown is not new; empty while there is a connection. `asked`: when it was.
[[nodiscard]] QString stateText(const LabState &state, const QDateTime &asked);

} // namespace broadsheet
