// Finds the digest files behind the paths that the user gave, and reads them. Any thread that may
// wait for the disk.
#pragma once

#include "importing/Importer.h"

#include <stop_token>

namespace broadsheet {

struct DigestFile
{
    QString path;   // as given or found
    QString origin; // kept in the library: relative to the given folder, "2024/03/22.md"
    qint64 bytes = 0;
    bool found = false; // in a folder; false: the user named the file itself

    bool operator==(const DigestFile &) const = default;
};

struct DigestFiles
{
    QList<DigestFile> files; // in the order of the given paths; within a folder sorted by path
    QList<FileDiagnostic> diagnostics;
};

// Given files have any name; in folders only *.md, *.markdown, *.txt, *.json and *.jsonl. Each file
// and folder is taken once, even when several links lead to it. Hidden ones (.git, ._22.md) are
// left out unless they are given themselves. Nothing is found any more once a stop is requested.
[[nodiscard]] DigestFiles findDigests(const QStringList &paths, const std::stop_token &stop = {});

// The content, or why it could not be read, one sentence. Never waits for a pipe or a device.
[[nodiscard]] tl::expected<QByteArray, QString> readDigestFile(const QString &path);

[[nodiscard]] QString tooLargeMessage(); // for files of more than maxDigestBytes

} // namespace broadsheet
