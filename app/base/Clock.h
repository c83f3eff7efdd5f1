// The time of day as a value that is passed in, so that tests can choose it. What only measures
// durations uses QElapsedTimer instead.
#pragma once

#include <QDateTime>

#include <functional>

namespace broadsheet {

using Clock = std::function<QDateTime()>; // UTC now

// The clock of the computer. Any thread.
[[nodiscard]] QDateTime systemTime();

// A stored moment, in UTC. Any thread. Qt 6.4 and 6.8 have no constructor in common for it that is
// not deprecated and whose text ends in "Z".
[[nodiscard]] QDateTime utcTime(qint64 milliseconds); // since 1970

} // namespace broadsheet
