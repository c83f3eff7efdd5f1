// Decides which pictures may be fetched from the network, and from where. One thread.
#pragma once

#include "network/HttpMessages.h"

#include <QSet>
#include <QUrl>

namespace broadsheet {

// Copies on disk are shown in any case.
enum class PictureFetching { Always, OnDemand, Never };

class FetchPolicy
{
public:
    void setMode(PictureFetching mode) { m_mode = mode; }
    [[nodiscard]] PictureFetching mode() const { return m_mode; }

    void demand(const QUrl &url) { m_demanded.insert(url); } // remembered, also with other modes
    [[nodiscard]] bool allows(const QUrl &url) const
    {
        return m_mode == PictureFetching::Always ||
               (m_mode == PictureFetching::OnDemand && m_demanded.contains(url));
    }

    // The servers of the user's own lists, by any address on them.
    void setOwnServers(const QList<QUrl> &addresses)
    {
        m_ownServers.clear();
        for (const QUrl &address : addresses)
            m_ownServers.insert(serverOf(address));
    }
    [[nodiscard]] HttpRequest requestFor(const QUrl &url) const; // within the limits of pictures
    [[nodiscard]] bool isOwn(const QUrl &url) const { return m_ownServers.contains(serverOf(url)); }

private:
    // "https://example.org:443"
    [[nodiscard]] static QString serverOf(const QUrl &url)
    {
        const int usualPort = url.scheme() == QLatin1StringView("https") ? 443 : 80;
        return QStringLiteral("%1://%2:%3").arg(url.scheme(), url.host()).arg(url.port(usualPort));
    }

    PictureFetching m_mode = PictureFetching::Always;
    QSet<QUrl> m_demanded;
    QSet<QString> m_ownServers;
};

} // namespace broadsheet
