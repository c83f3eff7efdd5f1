// The functions of our own that the schema and queries use in SQL:
//   sort_key(text)      the key by which titles and names are sorted: folded, at most 80 characters
//   has_picture(list)   1 if a list of media links has a picture, else 0
//   has_video(list)     1 if it has a video, else 0
//   wall_time(id, at)   when an event was made by the clock of its machine, in ms since 1970: the
//                       time in its id, a UUIDv7, unless that is later than `at`
// The schema stores their results, so a change of their outcome needs a migration.
#pragma once

#include <QString>

struct sqlite3;

namespace broadsheet {

void addSqlFunctions(sqlite3 *connection); // call once for each connection

[[nodiscard]] QString sortKey(const QString &text);

} // namespace broadsheet
