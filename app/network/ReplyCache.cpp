#include "network/ReplyCache.h"

#include "base/Logging.h"

#include <QDir>

namespace broadsheet {

std::unique_ptr<QNetworkDiskCache> replyCache(const QString &folder, qint64 maxBytes)
{
    if (!QDir().mkpath(folder)) {
        qCWarning(logNetwork) << "Replies are not cached: cannot create the folder" << folder;
        return nullptr;
    }
    auto cache = std::make_unique<QNetworkDiskCache>();
    cache->setCacheDirectory(folder);
    cache->setMaximumCacheSize(maxBytes);
    return cache;
}

} // namespace broadsheet
