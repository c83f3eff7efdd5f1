// The line under the titles of the list: what a paper is about, or in a search where it was found.
#pragma once

#include "papers/Paper.h"
#include "papers/PaperOrder.h"

#include <QStringList>

#include <optional>

namespace broadsheet {

class PaperLines final
{
public:
    // `languages`: those that the reader prefers, the best one first.
    void setGists(bool shown, const QStringList &languages);
    // From here on each paper waits for its snippet, if `search` is on.
    void start(bool search);
    // By the papers' numbers; empty: title or authors say why it was found.
    void put(const Snippets &snippets);

    [[nodiscard]] bool isSearch() const { return m_isSearch; }
    [[nodiscard]] bool awaits(qint32 number) const
    {
        return m_isSearch && !m_snippets.contains(number);
    }
    [[nodiscard]] const QStringList &languages() const { return m_languages; }
    // Whether the line shows why the search found the paper.
    [[nodiscard]] bool isSnippet(const PaperRow &row) const
    {
        return m_isSearch && !m_snippets.value(row.number).isEmpty();
    }
    // Nothing: the row has no line. Empty: it is not known yet; the row keeps its place.
    [[nodiscard]] std::optional<QString> of(const PaperRow &row) const;

private:
    bool m_showsGists = true;
    bool m_isSearch = false;
    QStringList m_languages;
    Snippets m_snippets;
};

} // namespace broadsheet
