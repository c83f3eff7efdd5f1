#include "aloud/PagesSource.h"

#include "pages/PageDocument.h"
#include "pageview/PageContents.h"
#include "pageview/PageWords.h"
#include "pageview/PagesView.h"

#include <algorithm>
#include <utility>

namespace broadsheet {

PagesSource::PagesSource(PageDocument &document, PagesView &view)
    : m_document(document), m_view(&view), m_page(view.place().page), m_down(view.place().down)
{
    if (const PageSelection &selection = view.selection(); !selection.isEmpty()) {
        m_page = selection.first().page;
        m_word = selection.first().word;
        m_down = 0;
    }
    connect(&document, &PageDocument::textRead, this, &PagesSource::use);
    connect(&document, &PageDocument::pageFailed, this, [this](int page) { use(page, {}); });
    connect(&document, &PageDocument::failed, this, &SpokenSource::gone);
    read();
}

// The view shows what is read only of a page whose words it has.
void PagesSource::read()
{
    if (m_view)
        m_view->contents().ask(m_page);
    m_document.readText(m_page);
}

void PagesSource::use(int page, const QList<PageWord> &words)
{
    if (page != m_page || m_isKnown)
        return;
    m_isKnown = true;
    m_starts.clear();
    m_at = -1;
    m_parts = spokenParts(spokenText(words, &m_starts), LineEnds::Pages);
    const qsizetype first = firstWord(words);
    while (m_at + 1 < m_parts.size()) {
        const SpokenPart &part = m_parts.at(m_at + 1);
        if (wordAt(part.start + part.length - 1) >= first)
            break;
        ++m_at;
    }
    m_word = 0;
    m_down = 0;
    Q_EMIT ready();
}

qsizetype PagesSource::firstWord(const QList<PageWord> &words) const
{
    if (m_down <= 0 || m_page >= m_document.info().sizes.size())
        return m_word;
    const qreal top = m_down * m_document.info().sizes.at(m_page).height();
    const auto first = std::ranges::find_if(
        words, [top](const PageWord &word) { return word.box.center().y() >= top; });
    return first - words.begin();
}

qsizetype PagesSource::wordAt(qsizetype character) const
{
    const auto after = std::ranges::upper_bound(m_starts, character);
    return std::max<qsizetype>(after - m_starts.begin() - 1, 0);
}

SpokenSource::Step PagesSource::next()
{
    if (!m_isKnown)
        return Step::Wait;
    if (m_at + 1 < m_parts.size()) {
        ++m_at;
        return Step::Sentence;
    }
    if (!m_document.isOpen() || m_page + 1 >= m_document.info().sizes.size())
        return Step::End;
    ++m_page;
    m_isKnown = false;
    read();
    return Step::Wait;
}

void PagesSource::mark()
{
    if (!m_view)
        return;
    const PageSpot from{m_page, wordAt(current().start)};
    const PageSpot to{m_page, wordAt(current().start + current().length - 1)};
    m_view->select([from, to](PageSelection &selection) {
        selection.start(from);
        selection.extend(to);
    });
}

void PagesSource::unmark()
{
    if (m_view && m_view->pages() > 0)
        m_view->select([](PageSelection &selection) { selection.clear(); });
}

} // namespace broadsheet
