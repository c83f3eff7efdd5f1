// The ids of events: UUIDv7 (RFC 9562, section 5.7) that rise within one action, because their
// random part is a counter with a random start (section 6.2, method 2).
#pragma once

#include <QString>

namespace broadsheet {

// Ids that differ only in their last twelve hexadecimal digits, so that SQL can number them.
struct IdBlock
{
    QString prefix;   // everything before these digits
    qint64 first = 0; // the number of the first id

    [[nodiscard]] QString id(qint64 place) const; // counted from 0
};

class EventIds final
{
public:
    explicit EventIds(qint64 at); // ms since 1970

    [[nodiscard]] QString next();
    [[nodiscard]] IdBlock block(qint64 size); // of `size` ids

private:
    [[nodiscard]] QString prefix() const;

    qint64 m_at;
    quint64 m_high; // 12 random bits
    quint64 m_low;  // the counter, 62 bits
};

} // namespace broadsheet
