// What the schema needs and SQLite does not know:
//   sort_key(text)      what titles and names are sorted by: folded, at most 80 characters
//   has_picture(list)   whether a list of media holds a picture
//   has_video(list)     …a video
#pragma once

#include <QString>

struct sqlite3;

namespace broadsheet {

void addSqlFunctions(sqlite3 *connection);

[[nodiscard]] QString sortKey(const QString &text);

} // namespace broadsheet
