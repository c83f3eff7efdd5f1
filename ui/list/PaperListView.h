// The table of papers. Reports which rows are visible, so that only these are loaded. A QTableView,
// because each row costs eight bytes and no time; a QTreeView lays out every row.
#pragma once

#include "list/RowTable.h"

#include <QTimer>

namespace broadsheet {

class PaperDelegate;
class PaperHeader;

class PaperListView final : public RowTable
{
    Q_OBJECT

public:
    explicit PaperListView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setCompact(bool compact);
    void setOneDay(bool oneDay); // all papers are of one day, so the list shows no date
    [[nodiscard]] bool isCompact() const { return m_compact; }
    // Paints now, before other waiting work such as the summary of the current paper.
    void paintNow() { viewport()->repaint(); }
    [[nodiscard]] PaperDelegate &paperDelegate() const { return *m_delegate; }
    [[nodiscard]] QHeaderView *header() const { return horizontalHeader(); }

    [[nodiscard]] PaperHeader &columns() const { return *m_header; }

    void showSort(int column, Qt::SortOrder order);
    void showRanked(); // by relevance: sorted by no column
    // For the settings; with this sorting instead of the one shown.
    [[nodiscard]] QByteArray headerState(int column, Qt::SortOrder order) const;
    void restoreHeader(const QByteArray &state); // no change if it is invalid

    [[nodiscard]] int firstInSight() const; // -1: none
    // The visible rows and the next page, from top to bottom: pictures are fetched for these.
    [[nodiscard]] QList<int> rowsAtHand() const;

    // A row's position in the viewport, pixels, and how to restore it after rows came or went.
    [[nodiscard]] int placeOf(int row) const;
    void bringTo(int row, int place);

Q_SIGNALS:
    void sortRequested(int column);
    void painted(); // with rows; start-up and key presses are measured by it
    void starClicked(int row);
    void unreadClicked(int row);
    void sightChanged(); // other rows may be visible; at most once per turn of the event loop
    void cameToRest();   // no scrolling, resizing or new rows for 60 ms

protected:
    bool viewportEvent(QEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void buildHeaders();
    void connectDelegate();
    void watchSight();
    void adaptRowHeight();
    void setHovered(int row);

    PaperHeader *m_header;
    PaperDelegate *m_delegate;
    QTimer m_sight;
    QTimer m_rest;
    bool m_compact = false;
    int m_hovered = -1; // row
};

} // namespace broadsheet
