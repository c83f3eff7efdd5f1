// The header of the paper list: plain text instead of buttons, the sorted column emphasised. Hides
// columns that the user does not want or that a narrow list has no room for; its menu chooses
// columns and sorting.
#pragma once

#include <QHeaderView>
#include <QSet>

class QAction;

namespace broadsheet {

class PaperHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit PaperHeader(QWidget *parent);

    void setModel(QAbstractItemModel *model) override;

    void showSort(int column, Qt::SortOrder order);
    void showUnsorted();         // sorted by relevance: by no column
    void fitColumns(int width);  // hides the columns that a list of this width has no room for
    void setOneDay(bool oneDay); // all papers are of one day: hides the column of the date
    // Whether the numbers of the column Fit can be trusted. Else it is shown only while the list is
    // sorted by it.
    void setFitReady(bool ready);

    // For menus. A column that the user wants may not be shown: whyNotShown() is empty if it is, or
    // if the user does not want it.
    [[nodiscard]] bool isWanted(int column) const { return !m_hiddenByUser.contains(column); }
    [[nodiscard]] QString whyNotShown(int column) const;
    void hideColumn(int column, bool hidden);
    [[nodiscard]] QString arrow() const; // of the sorted column, with a space before it
    void setSortKeys(const QList<QAction *> &keys) { m_sortKeys = keys; } // see addSortEntries()
    [[nodiscard]] const QList<QAction *> &sortKeys() const { return m_sortKeys; }

    // As stored in the settings, with this sorting instead of the one shown.
    [[nodiscard]] QByteArray stateSortedBy(int column, Qt::SortOrder order);
    void restore(const QByteArray &state); // no change if it is invalid

Q_SIGNALS:
    void sortRequested(int column);
    void columnsChanged(); // shown or hidden

protected:
    void changeEvent(QEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void paintEvent(QPaintEvent *event) override;
    QSize sectionSizeFromContents(int section) const override;

private:
    void showMenu(const QPoint &position);
    [[nodiscard]] bool isFitShown() const;
    void placeFit();
    [[nodiscard]] int scaled(int pixels) const;
    [[nodiscard]] int neededWidth(int column) const;
    void fitFont();
    [[nodiscard]] QFont sectionFont(bool sorted) const;

    QSet<int> m_hiddenByUser;
    QList<QAction *> m_sortKeys;
    int m_width = 0; // of the list, pixels
    bool m_isOneDay = false;
    bool m_isFitReady = false;
};

} // namespace broadsheet
