// Which page comes next of lists that are read one after another, of a category each (ListPage),
// and whether a list changed between two of its pages. Pure value.
#pragma once

#include "sources/Source.h"

namespace broadsheet {

class ListPages final
{
public:
    // The answer to the page that was asked for; the first is page 0 of list 0.
    void take(const ParsedResponse &answer);

    [[nodiscard]] int list() const { return m_list; } // to ask for, unless isAtEnd()
    [[nodiscard]] int page() const { return m_page; }
    [[nodiscard]] bool isAtEnd() const { return m_isAtEnd; }
    // Why the list of the last answer is not complete, one sentence. Empty: nothing speaks against.
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    [[nodiscard]] bool hasChanged(const ParsedResponse &answer) const;
    void goToNextList(bool isLast);

    int m_list = 0;
    int m_page = 0;
    bool m_isAtEnd = false;
    int m_rounds = 0;           // how often this list changed while it was read
    std::optional<int> m_total; // as its first page said
    QSet<PaperId> m_entries;    // of its pages so far
    QString m_problem;
};

} // namespace broadsheet
