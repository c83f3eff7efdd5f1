// Counts as people write them. Pure functions.
#pragma once

#include <QString>

#include <optional>

namespace broadsheet {

// "25", "1,024", "1.2k". Nothing for any other text, also for less than zero.
[[nodiscard]] std::optional<int> readCount(QStringView text);

// "-" and other ways to write that something is unknown.
[[nodiscard]] bool isUnknown(const QString &value);

// Nothing when the value is not a count. `isClear` is then true when it says that the count is
// unknown, and false for anything else.
[[nodiscard]] std::optional<int> readVotes(const QString &value, bool &isClear);

} // namespace broadsheet
