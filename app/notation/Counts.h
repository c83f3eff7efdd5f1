// Counts as people write them. Pure functions.
#pragma once

#include <QStringView>

#include <optional>

namespace broadsheet {

// "25", "1,024", "1.2k". Nothing for any other text, also for less than zero.
[[nodiscard]] std::optional<int> readCount(QStringView text);

} // namespace broadsheet
