// The lines of an event file: fields between tabs, of which the last one is a checksum. README.md
// has the format. Pure functions.
#pragma once

#include <QByteArray>
#include <QStringList>

#include <limits>
#include <optional>

namespace broadsheet {

// Writes such lines one behind the other.
class LineWriter final
{
public:
    void add(QByteArrayView field); // UTF-8
    void add(qint64 field);
    // Adds the checksum and the line feed. A line with more bytes than `most` is left out.
    void endLine(qsizetype most = std::numeric_limits<qsizetype>::max());
    [[nodiscard]] QByteArray take();

private:
    QByteArray m_lines;
    qsizetype m_begin = 0; // of the line that is not ended yet
};

[[nodiscard]] QByteArray lineOfFields(const QStringList &fields);

// The fields without the checksum. `line`: with or without its line feed or CR LF. Nothing when the
// checksum is another, or when the line is not what lineOfFields() writes.
[[nodiscard]] std::optional<QStringList> fieldsOfLine(QByteArrayView line);

// A moment as a field: "2026-03-22T07:30:00.000Z", or the number where ISO 8601 has no year for it.
[[nodiscard]] QString timeField(qint64 milliseconds); // since 1970, UTC
[[nodiscard]] std::optional<qint64> timeInField(const QString &field);
[[nodiscard]] std::optional<qint64> numberInField(const QString &field);

} // namespace broadsheet
