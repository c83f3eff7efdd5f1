// The Markdown format of digests. Pure functions.
#pragma once

#include "digest/DigestRoom.h"

#include <QByteArrayView>

namespace broadsheet {

struct HeadingLine;

// The day of papers before the first heading with a day.
struct AssumedDay
{
    QDate day;              // invalid: unknown
    bool isWritten = false; // in the file; false: in its name
};

// `text` comes from withEntries().
[[nodiscard]] Digest readDailyPapers(QByteArrayView text, AssumedDay assumedDay, DigestRoom &room,
                                     Diagnostics &diagnostics);

// "Daily Papers (2024-03-22)"
[[nodiscard]] QString dayHeading(QDate day);

// One entry, with a blank line behind it.
[[nodiscard]] QByteArray writeEntry(const DigestEntry &entry);

// Whether a heading begins with "Daily Papers".
[[nodiscard]] bool isDailyPapersHeading(const QString &text);
// Whether it does and starts a day, also when it has the level of entries.
[[nodiscard]] bool isDailyPapersDay(const HeadingLine &heading);

// "title:" and the title in lower case, for an entry without a usable link. Empty for an empty
// title.
[[nodiscard]] PaperId idFromTitle(const QString &title);

} // namespace broadsheet
