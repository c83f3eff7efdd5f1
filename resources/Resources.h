// What the program carries inside itself, by name.
#pragma once

#include <QString>

namespace broadsheet {

[[nodiscard]] QString sampleDigestPath();               // a day to look at before the first import
[[nodiscard]] QString iconPath(QLatin1StringView name); // "star-filled"; black, to be tinted

} // namespace broadsheet
