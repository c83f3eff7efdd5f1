// The lines of an event file: fields between tabs, of which the last one is a checksum. README.md
// has the format. Pure functions.
#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace broadsheet {

// With the checksum and the line feed.
[[nodiscard]] QByteArray lineOfFields(const QStringList &fields);

// The fields without the checksum. `line`: with or without its line feed or CR LF. Nothing when the
// checksum is another, or when the line is not what lineOfFields() writes.
[[nodiscard]] std::optional<QStringList> fieldsOfLine(QByteArrayView line);

// A moment as a field: "2026-03-22T07:30:00.000Z", or the number where ISO 8601 has no year for it.
[[nodiscard]] QString timeField(qint64 milliseconds); // since 1970, UTC
[[nodiscard]] std::optional<qint64> timeInField(const QString &field);
[[nodiscard]] std::optional<qint64> numberInField(const QString &field);

} // namespace broadsheet
