// The digest that arXiv sends by mail: plain text with a block for each paper, separated by lines
// of "\\". Pure functions.
// https://info.arxiv.org/help/subscribe.html
#pragma once

#include "digest/DigestRoom.h"

#include <QByteArrayView>

namespace broadsheet {

// Whether a line of "\\" followed by "arXiv:…" comes before any Markdown heading.
[[nodiscard]] bool isMailing(QByteArrayView text);

// The day is that of a "Date:" line at the very beginning, else `assumedDay`, else that of the
// mail's headers. Text between blocks becomes the preamble of another DigestDay, which has the same
// day or, when the text has the headers of another mail, the one of these.
[[nodiscard]] Digest readMailing(QByteArrayView text, QDate assumedDay, DigestRoom &room,
                                 Diagnostics &diagnostics);

[[nodiscard]] QByteArray writeMailing(const Digest &digest);

} // namespace broadsheet
