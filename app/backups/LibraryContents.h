// What a library holds, in numbers that tell one copy of it from another.
#pragma once

#include <QDateTime>

namespace broadsheet {

class Database;

struct LibraryContents
{
    qint64 papers = 0;
    qint64 read = 0;
    qint64 starred = 0;
    qint64 tags = 0;
    qint64 notes = 0;
    qint64 events = 0;     // in the journal
    QDateTime newestEvent; // UTC; invalid: there is none

    bool operator==(const LibraryContents &) const = default;
};

// Of a library of any version. Throws Failed.
[[nodiscard]] LibraryContents contentsOf(Database &database);

} // namespace broadsheet
