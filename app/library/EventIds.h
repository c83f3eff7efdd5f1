// UUIDv7 that only ever rise within one action: RFC 9562, section 5.7, with the monotonic random of
// section 6.2 (method 2).
#pragma once

#include <QString>

namespace broadsheet {

class EventIds final
{
public:
    explicit EventIds(qint64 at);

    [[nodiscard]] QString next();

private:
    qint64 m_at;
    quint64 m_high; // 12 random bits
    quint64 m_low;  // 62 random bits, counted up from
};

} // namespace broadsheet
