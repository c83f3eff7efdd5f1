// What is to be asked of a PDF's process, in the order in which the window needs it: views, then
// texts and links, those of pages in view first, then the pages of a search. Pure values.
#pragma once

#include "pages/PageFrames.h"
#include "pages/PageTypes.h"

#include <optional>
#include <variant>

namespace broadsheet {

// A request for what stands on a page, or for the outline.
struct PageAsk
{
    FrameKind kind = FrameKind::Text;
    int page = -1;

    bool operator==(const PageAsk &) const = default;
};

// A page of a search.
struct PageFind
{
    int page = 0;
    QString text;

    bool operator==(const PageFind &) const = default;
};

using PageJob = std::variant<PageView, PageAsk, PageFind>;

class PageQueue final
{
public:
    void want(const QList<PageView> &views); // its pages are in view from now on
    void ask(const PageAsk &ask);            // once, when it is asked for again before it was taken
    void search(const QString &text, int from);
    void stopSearch() { m_text.clear(); }

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] std::optional<PageJob> take(int pages); // of a PDF with so many pages
    [[nodiscard]] bool isSearching() const { return !m_text.isEmpty(); } // pages are left
    [[nodiscard]] int searchedPages() const { return m_searched; }

private:
    [[nodiscard]] PageAsk takeAsk();

    QList<PageView> m_views;
    QList<int> m_inView;
    QList<PageAsk> m_asks;
    QString m_text;
    int m_from = 0;
    int m_searched = 0; // pages that were taken
};

} // namespace broadsheet
