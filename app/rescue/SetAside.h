// Keeps a damaged library under another name, whole. Throws Failed.
#pragma once

#include <QDateTime>
#include <QString>

namespace broadsheet {

// Gives the library, its log and its rollback journal a second name beside it,
// "<file>.damaged-2026-11-26-103000", and returns the library's. They have both names until
// another file takes the place of the library, so at no moment is nothing there. Done again after
// a kill, it returns the name that the same file was given before.
[[nodiscard]] QString setAside(const QString &library, const QDateTime &at);

// Does so with the log alone, which then has only the second name. Returns that.
QString setLogAside(const QString &library, const QDateTime &at);

// Removes the files beside the library that SQLite would apply to the file that takes its place.
void removeNeighbours(const QString &library);

} // namespace broadsheet
