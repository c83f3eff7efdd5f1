// The text between an entry's heading and the next heading: fields, then the summary.
#pragma once

#include "digest/Diagnostics.h"

#include <QByteArrayView>

namespace broadsheet {

// Sets votes, authors, media, texts and remainder of `entry`. `firstLine` is the number of the
// first line of `body` in the file, for messages.
//
// The fields are media, "Vote:" and "Authors:" in any order. Between them unknown lines are allowed
// as long as votes or authors follow: before the first of these any line but a bullet, later only
// lines such as "Code: …". The first line that is no field starts the summary, which is not parsed.
void readEntryBody(QByteArrayView body, int firstLine, DigestEntry &entry,
                   Diagnostics &diagnostics);

// Whether the file stops in the middle of a sentence, although the items before it, at least three,
// end theirs.
[[nodiscard]] bool endsMidSentence(QByteArrayView text);

// The message for a list of authors that is cut off or too long.
[[nodiscard]] QString cutAuthorsMessage(qsizetype kept);

} // namespace broadsheet
