#include "journal/EventIds.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr quint64 lastDigits = 0xffff'ffff'ffff; // twelve hexadecimal digits

QString hex(quint64 value, int digits)
{
    return QString::number(value, 16).rightJustified(digits, u'0');
}

} // namespace

QString IdBlock::id(qint64 place) const
{
    return prefix + hex(static_cast<quint64>(first + place), 12);
}

// The highest bit of the counter starts as 0, so that it cannot overflow.
EventIds::EventIds(qint64 at)
    : m_at(at), m_high(QRandomGenerator::global()->generate() & 0xfff),
      m_low(QRandomGenerator::global()->generate64() >> 3)
{}

QString EventIds::next()
{
    return block(1).id(0);
}

IdBlock EventIds::block(qint64 size)
{
    const quint64 count = static_cast<quint64>(size);
    m_low += 1 + QRandomGenerator::global()->generate();
    if ((m_low & lastDigits) + count > lastDigits) // the digits would overflow
        m_low = (m_low | lastDigits) + 1;
    const IdBlock block{.prefix = prefix(), .first = static_cast<qint64>(m_low & lastDigits)};
    m_low += count - 1;
    return block;
}

QString EventIds::prefix() const
{
    const quint64 at = static_cast<quint64>(m_at) & lastDigits;
    const quint64 tail = 0x8000'0000'0000'0000 | m_low;
    return hex(at >> 16, 8) + u'-' + hex(at & 0xffff, 4) + u"-7"_s + hex(m_high, 3) + u'-' +
           hex(tail >> 48, 4) + u'-';
}

} // namespace broadsheet
