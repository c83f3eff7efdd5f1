// The table of papers: header, columns that give way when the list is narrow, and what is in sight.
// A QTableView because its rows cost eight bytes each and no time: a tree lays out every one.
#pragma once

#include <QPersistentModelIndex>
#include <QSet>
#include <QTableView>
#include <QTimer>

namespace broadsheet {

class PaperDelegate;

class PaperListView final : public QTableView
{
    Q_OBJECT

public:
    explicit PaperListView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setCompact(bool compact);
    [[nodiscard]] bool isCompact() const { return m_compact; }
    void showSort(int column, Qt::SortOrder order);
    void showRanked(); // sorted by no column
    // Paints before anything else that waits is done, such as the summary of the current paper.
    void paintNow() { viewport()->repaint(); }
    [[nodiscard]] PaperDelegate &paperDelegate() const { return *m_delegate; }
    [[nodiscard]] QHeaderView *header() const { return horizontalHeader(); }

    [[nodiscard]] int rowsInPage() const;   // at least 1, also while nothing is laid out yet
    [[nodiscard]] int firstInSight() const; // -1: there is none
    // Rows in sight and a page ahead, in that order; what pictures are fetched for.
    [[nodiscard]] QList<int> rowsAtHand() const;

    // Where a row stands in the viewport, and how to get it there again after rows came or went.
    [[nodiscard]] int placeOf(int row) const;
    void bringTo(int row, int place);
    // The current row without showing it, whatever else is selected.
    void setCurrentQuietly(const QModelIndex &index);

    void selectAll() override;

    // Typing a word to go to is looking at every row; the search field does that better.
    void keyboardSearch(const QString &) override {}

    // As if it were sorted like that.
    [[nodiscard]] QByteArray headerState(int column, Qt::SortOrder order) const;
    void restoreHeader(const QByteArray &state);

Q_SIGNALS:
    void sortRequested(int column);
    void allSelected(); // that are there yet
    void painted();     // with rows on it; what start-up and key presses are measured by
    void starClicked(int row);
    void unreadClicked(int row);
    void sightChanged(); // other rows may be in sight; once for each turn of the event loop
    void cameToRest();   // scrolling, resizing or new rows are over

protected:
    // Shift extends the selection from the row that was the current one last without it, however it
    // became so; Qt's own views only know of rows that were clicked or reached with the arrow keys.
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void buildHeaders();
    void showHeaderMenu(const QPoint &position);
    void adaptColumns();
    void adaptRowHeight();
    void setHovered(int row);

    PaperDelegate *m_delegate;
    QTimer m_sight;
    QTimer m_rest;
    bool m_compact = false;
    bool m_isExtending = false;
    QPersistentModelIndex m_anchor; // where a selection begins that Shift extends
    int m_hovered = -1;
    QSet<int> m_hiddenByUser;
};

} // namespace broadsheet
