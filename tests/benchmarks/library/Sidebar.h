// Times what is shown beside the list: days, counts, names of authors, and muting.
#pragma once

#include <QString>

namespace broadsheet::bench {

void measureSidebar(const QString &path);

} // namespace broadsheet::bench
