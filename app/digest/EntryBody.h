// What stands between an entry's heading and the next one: fields, then the summary.
#pragma once

#include "digest/Diagnostics.h"

#include <QByteArrayView>

namespace broadsheet {

// Fills votes, authors, media, texts and remainder of `entry`. `firstLine` is the number of the
// first line of `body`, for messages.
//
// The fields are the known ones (media, "Vote:", "Authors:") in any order, and unknown lines as
// long as votes or authors follow: any but bullets before the first of these, later such as "Code:
// …". The first other line begins the summary, and nothing after it is looked into.
void readEntryBody(QByteArrayView body, int firstLine, DigestEntry &entry,
                   Diagnostics &diagnostics);

// For an entry that the end of the file cuts off.
[[nodiscard]] QString cutMessage();

} // namespace broadsheet
