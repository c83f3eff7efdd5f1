// UUIDv7 that only ever rise within one action: RFC 9562, section 5.7, with the monotonic random of
// section 6.2 (method 2).
#pragma once

#include <QString>

namespace broadsheet {

// Ids that differ in nothing but the last twelve hexadecimal digits, for SQL to number them.
struct IdBlock
{
    QString prefix; // all before these digits
    qint64 first = 0;

    [[nodiscard]] QString id(qint64 place) const;
};

class EventIds final
{
public:
    explicit EventIds(qint64 at);

    [[nodiscard]] QString next();
    [[nodiscard]] IdBlock block(qint64 size);

private:
    [[nodiscard]] QString prefix() const;

    qint64 m_at;
    quint64 m_high; // 12 random bits
    quint64 m_low;  // 62 random bits, counted up from
};

} // namespace broadsheet
