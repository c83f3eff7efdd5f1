// The Markdown digest.
#pragma once

#include "digest/Diagnostics.h"

#include <QByteArrayView>

namespace broadsheet {

// `text` is clean (see CleanText.h).
[[nodiscard]] Digest readDailyPapers(QByteArrayView text, QDate assumedDay,
                                     Diagnostics &diagnostics);

// "Daily Papers (2024-03-22)"
[[nodiscard]] QString dayHeading(QDate day);

// "title:…" for an entry that nothing else identifies; empty when it has no title either.
[[nodiscard]] PaperId idFromTitle(const QString &title);

} // namespace broadsheet
