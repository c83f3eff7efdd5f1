// The cache of replies on disk.
#pragma once

#include <QNetworkDiskCache>

#include <memory>

namespace broadsheet {

// Null when the folder cannot be made, which is logged.
[[nodiscard]] std::unique_ptr<QNetworkDiskCache> replyCache(const QString &folder, qint64 maxBytes);

} // namespace broadsheet
