// What stands beside the list: days, numbers, names of authors, and muting.
#pragma once

#include <QString>

namespace broadsheet::bench {

void measureSidebar(const QString &path);

} // namespace broadsheet::bench
