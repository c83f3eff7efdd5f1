// Dates as people write them in headings, file names and front matter. Pure functions.
#pragma once

#include <QDate>
#include <QString>

namespace broadsheet {

// The first date in the beginning of the text, in one of the usual spellings; invalid when there is
// none. A date that can be read in two ways, such as 03/04/2024, is not guessed. The time and the
// zone behind a date are ignored.
[[nodiscard]] QDate dayIn(QStringView text);

// The day in a path such as "2024/03/22.md", "2024-03-22.txt", "240322.md" or
// "2024/03/22/papers.md"; invalid when there is none.
[[nodiscard]] QDate dayFromPath(QStringView path);

} // namespace broadsheet
