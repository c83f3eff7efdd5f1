// Events for the tests of the event file.
#pragma once

#include "eventfile/JournalEvent.h"

#include <QByteArray>

#include <zlib.h>

namespace broadsheet::test {

inline JournalEvent star(int number)
{
    const QString digits = QString::number(number);
    return {.id = QStringLiteral("018e0000-0000-7000-8000-") + digits.rightJustified(12, u'0'),
            .at = 1'700'000'000'000 + number,
            .device = QStringLiteral("here"),
            .action = QStringLiteral("gesture ") + digits,
            .undoes = {},
            .kind = QStringLiteral("starred"),
            .subject = QStringLiteral("2403.") + digits.rightJustified(5, u'0'),
            .value = 1,
            .text = {}};
}

// With a checksum that is right, as somebody who writes bad lines on purpose makes it.
inline QByteArray checked(const QByteArray &line)
{
    const auto crc = crc32_z(0, reinterpret_cast<const Bytef *>(line.constData()),
                             static_cast<z_size_t>(line.size()));
    return line + '\t' + QByteArray::number(qulonglong(crc), 16).rightJustified(8, '0') + '\n';
}

} // namespace broadsheet::test
