// Facts about the library file, for the command `library info` and the settings.
#pragma once

#include <QString>

namespace broadsheet {

struct LibraryInfo
{
    QString path;
    int schemaVersion = 0;
    QString sqliteVersion;
    qint64 bytes = 0; // of the file and its write-ahead log
    int papers = 0;
    int days = 0;
    int texts = 0;
    int authors = 0;
    int events = 0; // in the journal
    int unread = 0;
    int starred = 0;
    int unindexed = 0; // papers that search does not find yet
    bool readOnly = false;

    bool operator==(const LibraryInfo &) const = default;
};

} // namespace broadsheet
