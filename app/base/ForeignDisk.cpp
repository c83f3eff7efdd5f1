#include "base/ForeignDisk.h"

namespace broadsheet {

ForeignDisk::ForeignDisk(std::stop_token stop, int threads)
    : m_threads(new QThreadPool), m_stop(std::move(stop))
{
    m_threads->setMaxThreadCount(threads);
}

bool ForeignDisk::isGivenUp()
{
    constexpr std::chrono::seconds longestEnd{1};
    if (m_end.isForever() && m_stop.stop_requested())
        m_end.setRemainingTime(longestEnd);
    return m_end.hasExpired();
}

} // namespace broadsheet
