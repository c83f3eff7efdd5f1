// What is selected on the pages: from one word to another, also over several pages. GUI thread.
#pragma once

#include <QString>

#include <algorithm>
#include <compare>
#include <optional>
#include <utility>

namespace broadsheet {

class PageContents;

struct PageSpot
{
    int page = 0;
    qsizetype word = 0;

    auto operator<=>(const PageSpot &) const = default;
};

class PageSelection final
{
public:
    explicit PageSelection(PageContents &contents) : m_contents(contents) {} // must outlive it

    void start(PageSpot spot) { m_anchor = m_end = spot; }
    void extend(PageSpot spot);
    void clear() { m_anchor = m_end = std::nullopt; }
    void selectPage(int page); // all its words

    // By keys. `page`: where it begins if nothing is selected yet.
    void extendByWords(int words, int page);
    void extendByLines(int lines, int page);

    [[nodiscard]] bool isEmpty() const { return !m_anchor; }
    [[nodiscard]] std::optional<PageSpot> end() const { return m_end; }
    [[nodiscard]] PageSpot first() const { return std::min(*m_anchor, *m_end); } // not if empty
    [[nodiscard]] PageSpot last() const { return std::max(*m_anchor, *m_end); }  // likewise
    // The words of a page; the first is larger if there are none.
    [[nodiscard]] std::pair<qsizetype, qsizetype> on(int page) const;
    [[nodiscard]] QString text() const; // as somebody wants to paste it

private:
    PageContents &m_contents;
    std::optional<PageSpot> m_anchor;
    std::optional<PageSpot> m_end;
};

} // namespace broadsheet
