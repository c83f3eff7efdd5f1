// The order in which tags, muted words and other names are listed.
#pragma once

#include <QStringList>

namespace broadsheet {

// Alphabetically without regard to case; names that differ only in case by code point.
[[nodiscard]] bool sortsBefore(const QString &a, const QString &b);
void sortNames(QStringList &names);

} // namespace broadsheet
