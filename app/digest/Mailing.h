// The digest that arXiv sends by mail: plain text, blocks between lines of "\\".
// https://info.arxiv.org/help/subscribe.html
#pragma once

#include "digest/Diagnostics.h"

#include <QByteArrayView>

namespace broadsheet {

// A "\\" line followed by "arXiv:…" stands before any Markdown heading.
[[nodiscard]] bool isMailing(QByteArrayView text);

// The day is the one of a "Date:" line at the very beginning, else `assumedDay`, else what the
// mail's head says. Text between blocks becomes the preamble of a further part of the same day.
[[nodiscard]] Digest readMailing(QByteArrayView text, QDate assumedDay, Diagnostics &diagnostics);

[[nodiscard]] QByteArray writeMailing(const Digest &digest);

} // namespace broadsheet
