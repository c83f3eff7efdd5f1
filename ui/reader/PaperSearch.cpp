#include "reader/PaperSearch.h"

#include "pages/PageDocument.h"
#include "pageview/PagesView.h"
#include "reader/FindBar.h"

namespace broadsheet {

PaperSearch::PaperSearch(PageDocument &document, PagesView &pages, FindBar &bar, QObject *parent)
    : QObject(parent), m_document(document), m_pages(pages), m_bar(bar)
{
    connect(&document, &PageDocument::found, this, [this](const QList<PageHit> &hits) {
        const bool isFirst = m_pages.hits().count() == 0;
        m_pages.hits().add(hits);
        if (isFirst)
            m_pages.hits().startAt(hits.value(0).page);
        if (isFirst)
            m_pages.showHits();
        m_pages.viewport()->update();
        showCount();
    });
    connect(&document, &PageDocument::searchEnded, this, [this](int, bool isCut) {
        m_isOver = true;
        m_isCut = isCut;
        showCount();
    });
    connect(&bar, &FindBar::textChanged, this, &PaperSearch::search);
    connect(&bar, &FindBar::stepped, this, &PaperSearch::step);
}

void PaperSearch::step(int by)
{
    m_pages.hits().step(by);
    m_pages.showHits();
    showCount();
}

void PaperSearch::search(const QString &text)
{
    m_isOver = m_isCut = false;
    m_pages.hits().clear();
    m_pages.viewport()->update();
    if (text.trimmed().isEmpty())
        m_document.stopSearch();
    else
        m_document.search(text, m_pages.page());
    showCount();
}

void PaperSearch::showCount()
{
    const PageHits &hits = m_pages.hits();
    m_bar.showCount(hits.place(), hits.count(), m_isOver, m_isCut);
}

} // namespace broadsheet
