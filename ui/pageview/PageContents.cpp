#include "pageview/PageContents.h"

#include "pages/PageDocument.h"

namespace broadsheet {

namespace {

constexpr int keptPages = 64;

} // namespace

PageContents::PageContents(PageDocument &document, QObject *parent)
    : QObject(parent), m_document(document), m_pages(keptPages)
{
    connect(&document, &PageDocument::textRead, this, [this](int page, const PageWords &words) {
        content(page).words = words;
        Q_EMIT changed(page);
    });
    connect(&document, &PageDocument::linksRead, this,
            [this](int page, const QList<PageLink> &links) {
                content(page).links = links;
                Q_EMIT changed(page);
            });
}

void PageContents::clear()
{
    m_pages.clear();
}

PageContents::Content &PageContents::content(int page)
{
    if (Content *known = m_pages.object(page))
        return *known;
    auto *content = new Content; // the cache owns it
    m_pages.insert(page, content);
    return *content;
}

// A page that fails is not asked for again.
void PageContents::ask(int page)
{
    if (m_pages.object(page) || !m_document.isOpen())
        return;
    m_pages.insert(page, new Content);
    m_document.readText(page);
    m_document.readLinks(page);
}

PageWords PageContents::words(int page)
{
    const Content *known = m_pages.object(page);
    return known ? known->words : PageWords();
}

QList<PageLink> PageContents::links(int page)
{
    const Content *known = m_pages.object(page);
    return known ? known->links : QList<PageLink>();
}

} // namespace broadsheet
