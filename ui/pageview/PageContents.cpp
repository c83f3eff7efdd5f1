#include "pageview/PageContents.h"

#include "pages/PageDocument.h"

#include <algorithm>

namespace broadsheet {

namespace {

constexpr int keptKibibytes = 64 * 1024;
constexpr qsizetype bytesEach = 300; // of a word or a link, roughly

} // namespace

PageContents::PageContents(PageDocument &document, QObject *parent)
    : QObject(parent), m_document(document), m_pages(keptKibibytes)
{
    connect(&document, &PageDocument::textRead, this, [this](int page, const PageWords &words) {
        if (m_pages.contains(page)) // others may read all pages
            keep(page, {.words = words, .links = links(page)});
    });
    connect(&document, &PageDocument::linksRead, this,
            [this](int page, const QList<PageLink> &links) {
                keep(page, {.words = words(page), .links = links});
            });
}

void PageContents::clear()
{
    m_pages.clear();
}

void PageContents::keep(int page, Content content)
{
    const qsizetype bytes = (content.words.size() + content.links.size()) * bytesEach;
    const auto kibibytes = int(std::min<qsizetype>(bytes / 1024 + 1, keptKibibytes));
    m_pages.insert(page, new Content(std::move(content)), kibibytes);
    Q_EMIT changed(page);
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
