// The moments at which what comes without a time of its own is stored: the clock's, but always
// later than the one before, so that what is stored later counts.
#pragma once

#include <QDateTime>

#include <algorithm>

namespace broadsheet {

class StoreClock final
{
public:
    [[nodiscard]] qint64 next() // ms since 1970
    {
        m_last = std::max(QDateTime::currentMSecsSinceEpoch(), m_last + 1);
        return m_last;
    }

private:
    qint64 m_last = 0;
};

} // namespace broadsheet
