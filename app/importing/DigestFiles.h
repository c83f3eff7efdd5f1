// From the paths that the reader gave to the files to read. Used by the Importer, on its thread.
#pragma once

#include "importing/Importer.h"

namespace broadsheet {

struct DigestFile
{
    QString path;   // as given or found
    QString origin; // what the library remembers: relative to the folder given, "2024/03/22.md"
    qint64 bytes = 0;
    bool found = false; // in a folder, not named by the reader

    bool operator==(const DigestFile &) const = default;
};

struct DigestFiles
{
    QList<DigestFile> files; // of each path given, in order; within a folder ordered by path
    QList<FileDiagnostic> diagnostics;
};

// Files of any name, and in folders those that look like digests. Each file and folder is taken
// once, whatever links lead to it. Hidden ones are left out (.git, ._22.md), but not the one given.
[[nodiscard]] DigestFiles findDigests(const QStringList &paths);

// The bytes, or one sentence on why there are none. Never waits for a pipe or a device.
[[nodiscard]] tl::expected<QByteArray, QString> readDigestFile(const QString &path);

[[nodiscard]] QString tooLargeMessage();

} // namespace broadsheet
