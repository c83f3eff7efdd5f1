#include "pageview/PageSelection.h"

#include "pageview/PageContents.h"

#include <QStringList>

namespace broadsheet {

void PageSelection::extend(PageSpot spot)
{
    m_end = spot;
    m_anchor = m_anchor.value_or(spot);
}

void PageSelection::selectPage(int page)
{
    const qsizetype words = m_contents.words(page).size();
    if (words == 0)
        return;
    start({page, 0});
    extend({page, words - 1});
}

void PageSelection::extendByWords(int words, int page)
{
    const PageSpot last = m_end.value_or(PageSpot{page, words > 0 ? -1 : 0});
    const qsizetype there = m_contents.words(last.page).size();
    if (there > 0)
        extend({last.page, std::clamp<qsizetype>(last.word + words, 0, there - 1)});
}

void PageSelection::extendByLines(int lines, int page)
{
    if (!m_end)
        return extendByWords(1, page);
    const PageWords words = m_contents.words(m_end->page);
    if (m_end->word >= words.size())
        return;
    constexpr qreal spacing = 1.2; // of lines, in their heights
    const QRectF box = words.at(m_end->word).box;
    const QPointF there(box.center().x(), box.center().y() + lines * spacing * box.height());
    if (const qsizetype word = wordAt(words, there); word >= 0)
        extend({m_end->page, word});
}

std::pair<qsizetype, qsizetype> PageSelection::on(int page) const
{
    if (isEmpty() || page < first().page || page > last().page)
        return {0, -1};
    return {page == first().page ? first().word : 0,
            page == last().page ? last().word : m_contents.words(page).size() - 1};
}

QString PageSelection::text() const
{
    if (isEmpty())
        return {};
    QStringList texts;
    for (int page = first().page; page <= last().page; ++page) {
        const auto [from, to] = on(page);
        texts.append(copiedText(m_contents.words(page), from, to));
    }
    return texts.join(u'\n');
}

} // namespace broadsheet
