// Decides which pictures may be fetched from the network. One thread.
#pragma once

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

private:
    PictureFetching m_mode = PictureFetching::Always;
    QSet<QUrl> m_demanded;
};

} // namespace broadsheet
