// The times at which content is stored that arrives without a time of its own. They always rise,
// even when the clock stands still or is set back, so that what is stored later counts as later.
// One thread only.
#pragma once

#include "base/Clock.h"

#include <algorithm>

namespace broadsheet {

class StoreClock final
{
public:
    explicit StoreClock(Clock clock) : m_clock(std::move(clock)) {}

    [[nodiscard]] qint64 next() // ms since 1970, UTC
    {
        m_last = std::max(m_clock().toMSecsSinceEpoch(), m_last + 1);
        return m_last;
    }

private:
    Clock m_clock;
    qint64 m_last = 0;
};

} // namespace broadsheet
