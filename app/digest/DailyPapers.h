// The Markdown format of digests. Pure functions.
#pragma once

#include "digest/DigestRoom.h"

#include <QByteArrayView>

namespace broadsheet {

// `text` comes from cleanText(). `assumedDay` is the day of papers before the first heading with a
// day; invalid: unknown.
[[nodiscard]] Digest readDailyPapers(QByteArrayView text, QDate assumedDay, DigestRoom &room,
                                     Diagnostics &diagnostics);

// "Daily Papers (2024-03-22)"
[[nodiscard]] QString dayHeading(QDate day);

// "title:" and the title in lower case, for an entry without a usable link. Empty for an empty
// title.
[[nodiscard]] PaperId idFromTitle(const QString &title);

} // namespace broadsheet
