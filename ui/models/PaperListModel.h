// The list of papers as a table of any length: it knows the number of every row's paper and loads
// what is looked at. A row that is not there yet is quietly empty. GUI thread.
#pragma once

#include "models/ListColumns.h"
#include "models/RowCache.h"
#include "papers/Paper.h"
#include "papers/PaperOrder.h"

#include <QAbstractTableModel>
#include <QSet>

namespace broadsheet {

class PaperListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using enum ListColumnId;

    explicit PaperListModel(QObject *parent = nullptr);

    // Another list of which only the beginning is known as yet: everything is new.
    void showBeginning(const QList<PaperRow> &rows);
    // All of a list. What begins as the list that is shown only grows; else everything is new.
    void setOrder(PaperOrder order);
    // The same list, read again: rows that are new are inserted, those missing removed unless
    // `keepMissing`, and no other row moves. False, and nothing done, where that is too much.
    [[nodiscard]] bool mergeOrder(const PaperOrder &order, bool keepMissing);
    // Rows as they are now, those of other lists too.
    void putRows(const QList<PaperRow> &rows);
    // Whatever is loaded may be old: only these rows stay, until they are put again.
    void keepOnly(const QList<qint32> &numbers);
    // In a day's list every row shows that day, whatever newer days the paper is on.
    void setShownDay(QDate day);

    [[nodiscard]] bool isWhole() const { return m_isWhole; } // not just the beginning
    [[nodiscard]] const PaperOrder &order() const { return m_order; }
    [[nodiscard]] const PaperRow *row(int row) const; // null: not loaded
    [[nodiscard]] qint32 numberAt(int row) const;     // -1: no such row
    [[nodiscard]] int rowOf(qint32 number) const;     // -1: not in the list
    [[nodiscard]] bool has(qint32 number) const { return m_here.contains(number); }
    [[nodiscard]] const PaperRow *loaded(qint32 number) const { return m_cache.find(number); }
    [[nodiscard]] bool isLoaded(qint32 number) const { return loaded(number) != nullptr; }
    [[nodiscard]] QModelIndex indexOf(const PaperId &id, int column = TitleColumn) const; // loaded
    [[nodiscard]] PaperId idAt(const QModelIndex &index) const; // empty: not loaded
    [[nodiscard]] QList<qint32> loadedOf(const QSet<PaperId> &papers) const;
    [[nodiscard]] int unreadCount() const { return m_unread; }
    [[nodiscard]] int starredCount() const { return m_starred; }
    [[nodiscard]] int nextUnread(int afterRow) const; // -1: none behind it

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void countsChanged(); // rows, unread or starred

private:
    void take(PaperOrder order); // and count it
    void count();
    void putRow(PaperRow row);
    void tellChanged(const QSet<qint32> &numbers);

    PaperOrder m_order;
    PaperSet m_here;
    RowCache m_cache;
    mutable int m_lookedAt = 0; // the row, most of the time in sight
    QDate m_shownDay;
    bool m_isWhole = true;
    int m_unread = 0;
    int m_starred = 0;
};

} // namespace broadsheet
