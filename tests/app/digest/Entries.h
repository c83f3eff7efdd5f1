// What several test programs of digests ask of them.
#pragma once

#include "digest/Digest.h"

#include <QList>
#include <QStringList>

namespace broadsheet::test {

inline QList<DigestEntry> entriesOf(const Digest &digest)
{
    QList<DigestEntry> entries;
    for (const DigestDay &day : digest.days)
        entries += day.entries;
    return entries;
}

inline QList<DigestEntry> entriesIn(const QByteArray &text)
{
    return entriesOf(parseDigest(text, QDate(2024, 3, 22)).digest);
}

inline QStringList warningsOf(const QByteArray &text)
{
    QStringList warnings;
    for (const Diagnostic &one : parseDigest(text, QDate(2024, 3, 22)).diagnostics)
        warnings.append(QString::number(one.line) + QStringLiteral(": ") + one.message);
    return warnings;
}

} // namespace broadsheet::test
