#include "list/RowTable.h"

#include "models/ListColumns.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace broadsheet {

RowTable::RowTable(QWidget *parent) : QTableView(parent)
{
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false); // Tab leaves the list
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
}

void RowTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::dataChanged, this, &RowTable::speakChange);
}

int RowTable::rowsInPage() const
{
    return viewport()->height() / std::max(verticalHeader()->defaultSectionSize(), 1) + 1;
}

void RowTable::setCurrentQuietly(const QModelIndex &index)
{
    setAutoScroll(false);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    setAutoScroll(true);
}

void RowTable::selectAll()
{
    QTableView::selectAll();
    Q_EMIT allSelected();
}

void RowTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    if (!m_isExtending && state() != DragSelectingState)
        m_anchor = current;
    m_spoken = current.data(Qt::AccessibleTextRole).toString();
    QTableView::currentChanged(current, previous);
    showRing();
}

void RowTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    showRing();
}

void RowTable::focusInEvent(QFocusEvent *event)
{
    const Qt::FocusReason reason = event->reason();
    if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
        m_byKeyboard = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason;
    QTableView::focusInEvent(event);
    showRing();
    // Qt tells of the table alone, and only behind this event.
    const auto tellFocus = [this] {
        if (hasFocus())
            tell(QAccessible::Focus);
    };
    if (QAccessible::isActive())
        QMetaObject::invokeMethod(this, tellFocus, Qt::QueuedConnection);
}

void RowTable::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    showRing();
}

// Frames the current row when the focus came by Tab, and when it is one of several that are
// selected: its paper is the one that is shown.
void RowTable::showRing()
{
    if (!selectionModel())
        return;
    const QItemSelection selection = selectionModel()->selection();
    const bool isOneOfSeveral =
        selection.size() > 1 || (!selection.isEmpty() && selection.first().height() > 1);
    const bool isShown = (hasFocus() && m_byKeyboard) || isOneOfSeveral;
    const int row = isShown ? currentIndex().row() : -1;
    if (row == m_ringed)
        return;
    const int before = std::exchange(m_ringed, row);
    Q_EMIT ringed(row);
    repaintRow(before);
    repaintRow(row);
}

// A view does not tell assistive tools what changed in the row that they are at, such as a star.
void RowTable::speakChange()
{
    const QModelIndex current = currentIndex();
    const QString spoken = current.data(Qt::AccessibleTextRole).toString();
    if (std::exchange(m_spoken, spoken) != spoken)
        tell(QAccessible::NameChanged);
}

// To assistive tools, of the current cell.
void RowTable::tell(QAccessible::Event what)
{
    const QModelIndex current = currentIndex();
    if (!current.isValid() || !QAccessible::isActive())
        return;
    // How QTableView numbers its cells: with both headers.
    const int cell =
        (current.row() + 1) * (current.model()->columnCount() + 1) + current.column() + 1;
    QAccessibleEvent event(this, what);
    event.setChild(cell);
    QAccessible::updateAccessibility(&event);
}

void RowTable::keyPressEvent(QKeyEvent *event)
{
    const QScopedValueRollback extending(m_isExtending,
                                         event->modifiers().testFlag(Qt::ShiftModifier));
    QTableView::keyPressEvent(event);
}

void RowTable::mousePressEvent(QMouseEvent *event)
{
    m_byKeyboard = false;
    if (event->button() == Qt::MiddleButton)
        return; // opens when it is released, and moves nothing
    const QScopedValueRollback extending(m_isExtending,
                                         event->modifiers().testFlag(Qt::ShiftModifier));
    QTableView::mousePressEvent(event);
    showRing();
}

void RowTable::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::MiddleButton && index.isValid())
        Q_EMIT openRequested(index.row());
}

// In the columns of marks a second click is one more mark.
void RowTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    QTableView::mouseDoubleClickEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && index.column() != StarredColumn &&
        index.column() != UnreadColumn)
        Q_EMIT openRequested(index.row());
}

void RowTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    if (byKey)
        scrollTo(currentIndex());
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (index.isValid())
        Q_EMIT menuRequested(byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft())
                                   : event->globalPos());
}

void RowTable::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    if (m_isExtending && m_anchor.isValid())
        selectionModel()->select(QItemSelection(m_anchor, currentIndex()), command);
    else
        QTableView::setSelection(rect, command);
}

QModelIndex RowTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    Q_UNUSED(modifiers)
    const int last = model()->rowCount() - 1;
    const int page = std::max(rowsInPage() - 2, 1);
    int row = currentIndex().row();
    if (last < 0)
        return {};
    switch (action) {
    case MoveUp:
    case MovePrevious:
        --row;
        break;
    case MoveDown:
    case MoveNext:
        ++row;
        break;
    case MovePageUp:
        row -= page;
        break;
    case MovePageDown:
        row += page;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = last;
        break;
    case MoveLeft:
    case MoveRight:
        break;
    }
    return model()->index(std::clamp(row, 0, last), TitleColumn);
}

void RowTable::repaintRow(int row)
{
    if (row >= 0)
        viewport()->update(0, rowViewportPosition(row), viewport()->width(),
                           verticalHeader()->defaultSectionSize());
}

} // namespace broadsheet
