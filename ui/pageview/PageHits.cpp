#include "pageview/PageHits.h"

#include <iterator>

namespace broadsheet {

void PageHits::add(const QList<PageHit> &hits)
{
    if (hits.isEmpty())
        return;
    m_hits[hits.constFirst().page] += hits;
    m_count += int(hits.size());
}

const PageHit *PageHits::current() const
{
    const auto page = m_hits.constFind(m_page);
    return page == m_hits.cend() ? nullptr : &page->at(m_index);
}

int PageHits::place() const
{
    if (!current())
        return 0;
    int before = 0;
    for (auto page = m_hits.cbegin(); page.key() != m_page; ++page)
        before += int(page->size());
    return before + m_index + 1;
}

void PageHits::startAt(int page)
{
    if (m_hits.isEmpty())
        return;
    const auto next = m_hits.lowerBound(page);
    m_page = next == m_hits.end() ? m_hits.firstKey() : next.key();
    m_index = 0;
}

void PageHits::step(int by)
{
    const auto page = m_hits.constFind(m_page);
    if (page == m_hits.cend())
        return;
    m_index += by;
    if (m_index >= 0 && m_index < page->size())
        return;
    if (by > 0) {
        const auto next = std::next(page);
        m_page = next == m_hits.cend() ? m_hits.firstKey() : next.key();
        m_index = 0;
    } else {
        m_page = page == m_hits.cbegin() ? m_hits.lastKey() : std::prev(page).key();
        m_index = int(m_hits.value(m_page).size()) - 1;
    }
}

} // namespace broadsheet
