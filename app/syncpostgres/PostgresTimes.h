// How long a server may take.
#pragma once

#include <chrono>

namespace broadsheet {

struct PostgresTimes
{
    std::chrono::milliseconds connect;   // until it lets us in
    std::chrono::milliseconds silence;   // while nothing gets there or comes from there
    std::chrono::milliseconds statement; // in all, over a slow line
};

[[nodiscard]] PostgresTimes usualPostgresTimes(); // those of base/Limits.h

} // namespace broadsheet
