// The order of tags, muted words and other names in lists.
#pragma once

#include <QStringList>

namespace broadsheet {

// By code point without regard to case; names that differ only in case by code point.
[[nodiscard]] bool sortsBefore(const QString &a, const QString &b);
void sortNames(QStringList &names);

} // namespace broadsheet
