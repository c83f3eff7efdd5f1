// What the list shows of its papers that is not in their rows: the line under the title, which says
// what a paper is about, or in a search where it was found; whether Zotero has it; and who else
// starred it.
#pragma once

#include "papers/Paper.h"
#include "papers/PaperOrder.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace broadsheet {

// Others who starred a paper, in a space that the reader shares with them.
struct Starrers
{
    QStringList initials;
    QStringList names; // in the same order
};

class PaperLines final
{
public:
    // `languages`: those that the reader prefers, the best one first.
    void setGists(bool shown, const QStringList &languages);
    // From here on each paper waits for its snippet, if `search` is on.
    void start(bool search);
    // By the papers' numbers; empty: title or authors say why it was found.
    void put(const Snippets &snippets);

    // Tells for a row whether Zotero has the paper. Nothing at first: none is known there.
    void setZotero(std::function<bool(const PaperRow &)> has) { m_zoteroHas = std::move(has); }
    [[nodiscard]] bool isInZotero(const PaperRow &row) const
    {
        return m_zoteroHas && m_zoteroHas(row);
    }
    // The same for who else starred the paper.
    void setStarrers(std::function<Starrers(const PaperRow &)> of) { m_starrers = std::move(of); }
    [[nodiscard]] Starrers starrersOf(const PaperRow &row) const
    {
        return m_starrers ? m_starrers(row) : Starrers();
    }
    // The text and, behind `between`, who starred the paper.
    [[nodiscard]] QString withStarrers(const QString &text, const PaperRow &row,
                                       const QString &between) const;
    // The text and, behind `between`, that the paper is in Zotero.
    [[nodiscard]] QString withPlace(const QString &text, const PaperRow &row,
                                    const QString &between) const;
    // Both.
    [[nodiscard]] QString withSigns(const QString &text, const PaperRow &row,
                                    const QString &between) const
    {
        return withStarrers(withPlace(text, row, between), row, between);
    }

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
    // The line, and who starred the paper.
    [[nodiscard]] QString description(const PaperRow &row) const
    {
        return withStarrers(of(row).value_or(QString()), row, QStringLiteral(". "));
    }
    // Nothing: the row has no line. Empty: it is not known yet; the row keeps its place.
    [[nodiscard]] std::optional<QString> of(const PaperRow &row) const;

private:
    bool m_showsGists = true;
    bool m_isSearch = false;
    QStringList m_languages;
    Snippets m_snippets;
    std::function<bool(const PaperRow &)> m_zoteroHas;
    std::function<Starrers(const PaperRow &)> m_starrers;
};

} // namespace broadsheet
