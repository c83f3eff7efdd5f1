// A table whose rows are selected as a whole, by mouse and keys: where a selection begins, which
// row is framed, the menu of the rows, and what assistive tools hear of the current one.
#pragma once

#include <QAccessible>
#include <QPersistentModelIndex>
#include <QTableView>

namespace broadsheet {

class RowTable : public QTableView
{
    Q_OBJECT

public:
    explicit RowTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

    [[nodiscard]] int rowsInPage() const; // at least 1, also before the first layout
    // Sets the current row without scrolling and without changing the selection.
    void setCurrentQuietly(const QModelIndex &index);

    void selectAll() override;

    // Disabled: it would look at every row. The search field does this better.
    void keyboardSearch(const QString &) override {}

Q_SIGNALS:
    void allSelected();                         // of the rows that are there yet
    void openRequested(int row);                // by a double click or the middle button
    void menuRequested(const QPoint &position); // for the selected rows; global
    void ringed(int row);                       // the row that has a frame now; -1: none

protected:
    // Shift extends the selection from the row that was current last without Shift, however it
    // became current. Qt's own views only use rows that were clicked or reached with the arrow
    // keys.
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void repaintRow(int row); // -1: none

private:
    void showRing();
    void speakChange();
    void tell(QAccessible::Event what);

    bool m_isExtending = false;
    QPersistentModelIndex m_anchor; // where a selection that Shift extends begins
    int m_ringed = -1;              // row
    bool m_byKeyboard = false;      // the focus came by a key
    QString m_spoken;               // what assistive tools know of the current cell
};

} // namespace broadsheet
