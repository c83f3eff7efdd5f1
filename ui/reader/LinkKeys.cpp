#include "reader/LinkKeys.h"

#include "pageview/PageContents.h"
#include "pageview/PagesView.h"

namespace broadsheet {

LinkKeys::LinkKeys(PagesView &pages) : QObject(&pages), m_pages(pages) {}

void LinkKeys::step(int by)
{
    if (const int page = m_pages.page(); page != m_page) {
        m_page = page;
        m_link = by > 0 ? -1 : m_pages.contents().links(page).size();
    }
    const QList<PageLink> links = m_pages.contents().links(m_page);
    const qsizetype next = m_link + by;
    if (next < 0 || next >= links.size()) {
        m_pages.showFrame(m_page, {});
        m_link = next < 0 ? -1 : links.size();
        return m_pages.goTo({.page = m_page + by}); // there the links go on
    }
    m_link = next;
    m_pages.showFrame(m_page, links.at(m_link).box);
}

void LinkKeys::follow()
{
    const QList<PageLink> links = m_pages.contents().links(m_page);
    if (m_link >= 0 && m_link < links.size())
        Q_EMIT m_pages.linkChosen(PageLink(links.at(m_link)));
}

void LinkKeys::reset()
{
    m_link = m_page = -1;
    m_pages.showFrame(-1, {});
}

} // namespace broadsheet
