#include "pages/PageQueue.h"

#include <algorithm>

namespace broadsheet {

void PageQueue::want(const QList<PageView> &views)
{
    m_views = views;
    m_inView.clear();
    for (const PageView &view : views)
        m_inView.append(view.page);
}

PageAsk PageQueue::takeAsk()
{
    const auto found = std::find_if(m_asks.begin(), m_asks.end(), [this](const PageAsk &ask) {
        return m_inView.contains(ask.page);
    });
    return m_asks.takeAt(found == m_asks.end() ? 0 : found - m_asks.begin());
}

void PageQueue::ask(const PageAsk &ask)
{
    if (!m_asks.contains(ask))
        m_asks.append(ask);
}

void PageQueue::search(const QString &text, int from)
{
    m_text = text;
    m_from = from;
    m_searched = 0;
}

bool PageQueue::isEmpty() const
{
    return m_views.isEmpty() && m_asks.isEmpty() && m_text.isEmpty();
}

std::optional<PageJob> PageQueue::take(int pages)
{
    if (!m_views.isEmpty())
        return m_views.takeFirst();
    if (!m_asks.isEmpty())
        return takeAsk();
    if (m_text.isEmpty())
        return {};
    const int page = (std::clamp(m_from, 0, pages - 1) + m_searched++) % pages;
    const PageFind find{.page = page, .text = m_text};
    if (m_searched >= pages)
        m_text.clear();
    return find;
}

} // namespace broadsheet
