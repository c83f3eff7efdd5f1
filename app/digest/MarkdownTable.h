// Tables with a paper in each row, as arXiv trackers write them. Pure functions.
#pragma once

#include "digest/Digest.h"
#include "notation/ColumnNames.h"

#include <QByteArrayView>

#include <optional>

namespace broadsheet {

[[nodiscard]] bool isTableLine(QByteArrayView line);

// "|---|:-:|", the line below the names of columns.
[[nodiscard]] bool isTableRule(QByteArrayView line);

class MarkdownTable final
{
public:
    MarkdownTable() = default; // without names
    explicit MarkdownTable(QByteArrayView names);

    // Whether the names can only be those of a table of papers.
    [[nodiscard]] bool isOfPapers() const;

    // Nothing when the row has no link to a paper of arXiv. `isAmongPapers`: the table is one of
    // papers, so the title may have any other link.
    [[nodiscard]] std::optional<DigestEntry> readRow(QByteArrayView row,
                                                     bool isAmongPapers = false) const;

private:
    struct Column
    {
        ColumnKind kind;
        QString name;
    };
    [[nodiscard]] static QList<Column> columnsOf(const QStringList &cells);
    [[nodiscard]] static QString linkBesideTitle(const QStringList &cells,
                                                 const QList<Column> &columns);
    [[nodiscard]] static std::optional<DigestEntry>
    entryIn(const QStringList &cells, const QList<Column> &columns, bool isAmongPapers);

    QList<Column> m_columns;
};

} // namespace broadsheet
