// The list of papers as a table: real columns for sorting, row-level changes so that selection and
// scroll position survive every update. GUI thread.
#pragma once

#include "papers/Paper.h"

#include <QAbstractTableModel>
#include <QHash>

#include <chrono>
#include <vector>

namespace broadsheet {

class PaperListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        StarredColumn,
        UnreadColumn,
        VotesColumn,
        TitleColumn,
        AuthorsColumn,
        DayColumn,
        ColumnCount
    };

    explicit PaperListModel(QObject *parent = nullptr);

    // Another view: everything is new.
    void setRows(QList<PaperRow> rows);
    // The same view, read again: rows are inserted at their sorted places and changed where they
    // stand; those missing are removed unless `keepMissing`.
    void mergeRows(const QList<PaperRow> &rows, bool keepMissing);
    // Some more rows of the same view, those that it has already as they are now. Inserts them one
    // by one, so that nothing jumps; ends early when `time` is over and gives back what is left.
    [[nodiscard]] QList<PaperRow> addRows(const QList<PaperRow> &rows,
                                          std::chrono::milliseconds time);
    // Rows that changed; those that are not in the list are passed over.
    void updateRows(const QList<PaperRow> &rows);

    [[nodiscard]] const PaperRow &row(int row) const { return m_rows[static_cast<size_t>(row)]; }
    [[nodiscard]] QModelIndex indexOf(const PaperId &id, int column = TitleColumn) const;
    [[nodiscard]] PaperId idAt(const QModelIndex &index) const;
    [[nodiscard]] int unreadCount() const { return m_unread; }
    [[nodiscard]] int starredCount() const { return m_starred; }
    [[nodiscard]] int nextUnread(int afterRow) const; // -1: none behind it

    // The order one expects from a first click: most votes and newest first, names from A.
    [[nodiscard]] static Qt::SortOrder naturalOrder(int column);
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column,
              Qt::SortOrder order) override; // papers without votes come last either way

Q_SIGNALS:
    void countsChanged(); // rows, unread or starred

private:
    [[nodiscard]] bool before(const PaperRow &left, const PaperRow &right) const;
    void indexRows();
    void removeMissing(const QSet<PaperId> &kept);
    void insertSorted(PaperRow row); // indexRows() must follow
    [[nodiscard]] QString spokenVotes(const PaperRow &row) const;
    [[nodiscard]] QString spoken(const PaperRow &row) const;
    [[nodiscard]] QString displayText(const PaperRow &row, int column) const;
    [[nodiscard]] QString accessibleText(const PaperRow &row, int column) const;

    std::vector<PaperRow> m_rows;
    QHash<PaperId, int> m_rowOf;
    int m_unread = 0;
    int m_starred = 0;
    int m_sortColumn = VotesColumn;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace broadsheet
