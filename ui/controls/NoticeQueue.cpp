#include "controls/NoticeQueue.h"

#include <algorithm>

namespace broadsheet {

void NoticeQueue::add(const Notice &notice)
{
    remove(notice.text);
    const bool waits = notice.isStanding() && notice.kind == Notice::Kind::Information;
    if (!notice.isStanding())
        endPassing();
    const auto place = waits ? std::find_if(m_notices.cbegin(), m_notices.cend(),
                                            [](const Notice &other) {
                                                return other.isStanding() &&
                                                       other.kind == Notice::Kind::Information;
                                            })
                             : m_notices.cbegin();
    m_notices.insert(place - m_notices.cbegin(), notice);
    if (m_notices.size() > maxKept)
        m_notices.removeLast();
}

void NoticeQueue::endPassing()
{
    m_notices.removeIf([](const Notice &notice) { return !notice.isStanding(); });
}

void NoticeQueue::removeFirst()
{
    if (!m_notices.isEmpty())
        m_notices.removeFirst();
}

void NoticeQueue::remove(const QString &text)
{
    m_notices.removeIf([&text](const Notice &notice) { return notice.text == text; });
}

void NoticeQueue::putFirstLast()
{
    if (!m_notices.isEmpty())
        m_notices.move(0, m_notices.size() - 1);
}

} // namespace broadsheet
