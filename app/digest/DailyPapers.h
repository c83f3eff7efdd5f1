// The Markdown digest.
#pragma once

#include "digest/Notes.h"

#include <QByteArrayView>

namespace broadsheet {

// `text` is clean (see TextInput.h).
[[nodiscard]] Digest readDailyPapers(QByteArrayView text, QDate assumedDay, Notes &notes);

// "Daily Papers (2024-03-22)"
[[nodiscard]] QString usualHeading(QDate day);

// "title:…" for an entry that nothing else identifies; empty when it has no title either.
[[nodiscard]] PaperId idFromTitle(const QString &title);

} // namespace broadsheet
