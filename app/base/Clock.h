// The time of day as a value that is passed in, so that tests can choose it. What only measures
// durations uses QElapsedTimer instead.
#pragma once

#include <QDateTime>

#include <functional>

namespace broadsheet {

using Clock = std::function<QDateTime()>; // UTC now

// The clock of the computer. Any thread.
[[nodiscard]] QDateTime systemTime();

} // namespace broadsheet
