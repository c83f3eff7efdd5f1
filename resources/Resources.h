// Files that are compiled into the program.
#pragma once

#include <QString>

namespace broadsheet {

[[nodiscard]] QString sampleDigestPath(); // a day to look at before the first import, in
                                          // the language of the interface
[[nodiscard]] QString iconPath(QLatin1StringView name); // "bookmark"; black, to be tinted

} // namespace broadsheet
