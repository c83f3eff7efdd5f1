#include "library/EventIds.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString hex(quint64 value, int digits)
{
    return QString::number(value, 16).rightJustified(digits, u'0');
}

} // namespace

// The highest bit is left clear: there is room to count up from any start.
EventIds::EventIds(qint64 at)
    : m_at(at), m_high(QRandomGenerator::global()->generate() & 0xfff),
      m_low(QRandomGenerator::global()->generate64() >> 3)
{}

QString EventIds::next()
{
    m_low += 1 + QRandomGenerator::global()->generate();
    const quint64 at = static_cast<quint64>(m_at) & 0xffff'ffff'ffff;
    const quint64 tail = 0x8000'0000'0000'0000 | m_low;
    return hex(at >> 16, 8) + u'-' + hex(at & 0xffff, 4) + u"-7"_s + hex(m_high, 3) + u'-' +
           hex(tail >> 48, 4) + u'-' + hex(tail & 0xffff'ffff'ffff, 12);
}

} // namespace broadsheet
