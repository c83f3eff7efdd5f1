// The paper list as a table model of any length (see README.md). Knows the number of every row's
// paper; rows are put into it when they are visible. A row that is not loaded has no data. GUI
// thread only.
#pragma once

#include "models/ListColumns.h"
#include "models/PaperLines.h"
#include "models/RowCache.h"
#include "papers/Paper.h"
#include "papers/PaperOrder.h"

#include <QAbstractTableModel>
#include <QSet>

namespace broadsheet {

// Of papers that are dragged: the selected ones of the list. It has no data.
inline constexpr QLatin1StringView papersMimeType{"application/x-broadsheet-papers"};

class PaperListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using enum ListColumnId;

    explicit PaperListModel(QObject *parent = nullptr);

    // Another list, of which only the beginning is known yet. Resets the model.
    void showBeginning(const QList<PaperRow> &rows);
    // A whole list. If it begins like the list that is shown, rows are only appended; otherwise the
    // model is reset.
    void setOrder(PaperOrder order);
    // A newer version of the same list: inserts new rows, removes missing ones unless
    // `keepMissing`, and moves no other row. Returns false and changes nothing if that takes more
    // than 60 steps.
    [[nodiscard]] bool mergeOrder(const PaperOrder &order, bool keepMissing);
    // Current rows. They may belong to other lists, too.
    void putRows(const QList<PaperRow> &rows);
    // The rows in the cache may be out of date: drops all but these, which are put again soon.
    void keepOnly(const QList<qint32> &numbers);
    // In a day's list every row shows that day, even if the paper was listed again later.
    void setShownDay(QDate day);

    [[nodiscard]] const PaperLines &lines() const { return m_lines; }
    [[nodiscard]] PaperLines &lines() { return m_lines; }
    void emitAllChanged(); // what all rows show, such as their lines

    [[nodiscard]] bool isWhole() const { return m_isWhole; } // or only the beginning
    [[nodiscard]] const PaperOrder &order() const { return m_order; }
    [[nodiscard]] const PaperRow *row(int row) const; // null: not loaded
    [[nodiscard]] qint32 numberAt(int row) const;     // -1: no such row
    [[nodiscard]] int rowOf(qint32 number) const;     // -1: not in the list
    [[nodiscard]] bool has(qint32 number) const { return m_here.contains(number); }
    [[nodiscard]] const PaperRow *loaded(qint32 number) const { return m_cache.find(number); }
    [[nodiscard]] bool isLoaded(qint32 number) const { return loaded(number) != nullptr; }
    [[nodiscard]] QModelIndex indexOf(const PaperId &id,
                                      int column = TitleColumn) const; // of loaded rows
    [[nodiscard]] PaperId idAt(const QModelIndex &index) const;        // empty: not loaded
    [[nodiscard]] QList<qint32> loadedOf(const QSet<PaperId> &papers) const;
    // As the calendar counts: without muted papers, also where they are shown.
    [[nodiscard]] int paperCount() const { return rowCount() - m_muted; }
    [[nodiscard]] int unreadCount() const { return m_unread; } // without those set aside
    [[nodiscard]] int starredCount() const { return m_starred; }
    [[nodiscard]] int mutedCount() const { return m_muted; }
    [[nodiscard]] int nextUnread(int afterRow) const; // -1: none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void countsChanged(); // rows, unread or starred

private:
    void take(PaperOrder order); // and counts it
    void count();
    void putRow(PaperRow row);
    void emitChanged(const QSet<qint32> &numbers);

    PaperOrder m_order;
    PaperSet m_here;
    RowCache m_cache;
    PaperLines m_lines;
    mutable int m_lookedAt = 0; // the row requested last; usually visible
    QDate m_shownDay;
    bool m_isWhole = true;
    int m_unread = 0;
    int m_starred = 0;
    int m_muted = 0;
};

} // namespace broadsheet
