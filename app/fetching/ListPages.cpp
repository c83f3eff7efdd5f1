#include "fetching/ListPages.h"

#include "base/Limits.h"
#include "fetching/Tr.h"

namespace broadsheet {

namespace {

constexpr int maxReadings = 3; // of a list that changes while it is read

} // namespace

void ListPages::take(const ParsedResponse &answer)
{
    const ListPage &page = *answer.list;
    m_problem.clear();
    if (m_page == 0) {
        m_total = page.total;
        m_entries.clear();
    }
    for (const PaperId &id : page.entries)
        m_entries.insert(id);
    if (hasChanged(answer)) {
        m_page = 0;
        if (++m_rounds < maxReadings)
            return;
        m_problem = FetchingTr::tr("The list changed each time it was read.");
    } else if (answer.hasMore && m_page + 1 < maxReplyPages) {
        ++m_page;
        return;
    } else if (answer.hasMore) {
        m_problem = FetchingTr::tr("The list has more than %1 pages.").arg(maxReplyPages);
    }
    goToNextList(page.isOfLastList);
}

// An entry that was added or removed meanwhile moves others to another page, where they are missed
// or stand twice.
bool ListPages::hasChanged(const ParsedResponse &answer) const
{
    const ListPage &page = *answer.list;
    if (m_page == 0 || !page.total)
        return false; // one page is of one moment; a page without a total was not read
    const bool isLast = !answer.hasMore && answer.days.constFirst().problem.isEmpty();
    return page.total != m_total || (isLast && m_entries.size() != *page.total);
}

void ListPages::goToNextList(bool isLast)
{
    m_isAtEnd = isLast;
    ++m_list;
    m_page = 0;
    m_rounds = 0;
}

} // namespace broadsheet
