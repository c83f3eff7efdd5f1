// The first line of an event file (see README.md). Pure functions.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace broadsheet {

// The version of the format that is written. Files of later versions are not read.
inline constexpr int eventFileVersion = 1;

struct EventFileHeader
{
    int version = eventFileVersion;
    QString device; // of the library that the file belongs to
    // The file has all events from this moment on, and of those before it the newest of each kind
    // and subject; so it has of `passed`, which is not undone. 0: it has all events.
    qint64 since = 0; // milliseconds since 1970, UTC

    bool operator==(const EventFileHeader &) const = default;
};

[[nodiscard]] QByteArray lineOf(const EventFileHeader &header); // with its line feed

// Nothing for another or a damaged line. Of a later version only `version` is read.
[[nodiscard]] std::optional<EventFileHeader> headerIn(QByteArrayView line);

} // namespace broadsheet
