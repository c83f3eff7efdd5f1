#include "list/PaperListView.h"

#include "delegates/PaperDelegate.h"
#include "list/PaperHeader.h"
#include "models/ListColumns.h"

#include <QAction>
#include <QDataStream>
#include <QEvent>
#include <QHeaderView>
#include <QIODevice>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyleOptionViewItem>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

QHeaderView::ResizeMode resizeMode(const ListColumn &column)
{
    switch (column.sizing) {
    case ListColumn::Sizing::Fixed:
        return QHeaderView::Fixed;
    case ListColumn::Sizing::ByUser:
        return QHeaderView::Interactive;
    case ListColumn::Sizing::Stretched:
        return QHeaderView::Stretch;
    }
    Q_UNREACHABLE();
}

} // namespace

PaperListView::PaperListView(QWidget *parent)
    : QTableView(parent), m_delegate(new PaperDelegate(this))
{
    setAccessibleName(tr("Papers"));
    setItemDelegate(m_delegate);
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
    verticalScrollBar()->setSingleStep(36);

    m_sight.setSingleShot(true);
    m_sight.setInterval(0ms);
    connect(&m_sight, &QTimer::timeout, this, &PaperListView::sightChanged);
    m_rest.setSingleShot(true);
    m_rest.setInterval(60ms);
    connect(&m_rest, &QTimer::timeout, this, &PaperListView::cameToRest);

    connect(m_delegate, &PaperDelegate::starClicked, this,
            [this](const QModelIndex &index) { Q_EMIT starClicked(index.row()); });
    connect(m_delegate, &PaperDelegate::unreadClicked, this,
            [this](const QModelIndex &index) { Q_EMIT unreadClicked(index.row()); });
    connect(this, &QAbstractItemView::entered, this,
            [this](const QModelIndex &index) { setHovered(index.row()); });
    connect(this, &QAbstractItemView::viewportEntered, this, [this] { setHovered(-1); });
    buildHeaders();
}

void PaperListView::buildHeaders()
{
    setHorizontalHeader(new PaperHeader(this));
    // A table's header chooses columns; ours sorts.
    disconnect(header(), &QHeaderView::sectionPressed, this, nullptr);
    disconnect(header(), &QHeaderView::sectionEntered, this, nullptr);
    header()->setSectionsClickable(true);
    header()->setSortIndicatorShown(true);
    header()->setAccessibleName(tr("Columns"));
    connect(header(), &QHeaderView::sectionClicked, this, &PaperListView::sortRequested);
    connect(header(), &QHeaderView::customContextMenuRequested, this,
            &PaperListView::showHeaderMenu);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    adaptRowHeight();
}

void PaperListView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    for (int column = 0; column < ColumnCount; ++column) {
        header()->setSectionResizeMode(column, resizeMode(listColumn(column)));
        if (listColumn(column).width > 0)
            header()->resizeSection(column, listColumn(column).width);
    }
    const auto look = [this] {
        m_sight.start();
        m_rest.start();
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, look);
    connect(model, &QAbstractItemModel::rowsRemoved, this, look);
    connect(model, &QAbstractItemModel::modelReset, this, look);
    connect(model, &QAbstractItemModel::dataChanged, this, look);
    adaptColumns();
}

void PaperListView::setCompact(bool compact)
{
    m_compact = compact;
    m_delegate->setCompact(compact);
    adaptColumns();
    adaptRowHeight();
    scrollTo(currentIndex());
    m_rest.start();
}

void PaperListView::adaptRowHeight()
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    verticalHeader()->setDefaultSectionSize(m_delegate->sizeHint(option, {}).height());
}

void PaperListView::showSort(int column, Qt::SortOrder order)
{
    header()->setSortIndicatorShown(true);
    header()->setSortIndicator(column, order);
    header()->viewport()->update();
}

void PaperListView::showRanked()
{
    header()->setSortIndicatorShown(false);
    header()->viewport()->update();
}

int PaperListView::rowsInPage() const
{
    return viewport()->height() / std::max(verticalHeader()->defaultSectionSize(), 1) + 1;
}

int PaperListView::firstInSight() const
{
    return rowAt(1);
}

QList<int> PaperListView::rowsAtHand() const
{
    QList<int> rows;
    const int first = firstInSight();
    if (!model() || first < 0)
        return rows;
    const int last = std::min(first + 2 * (rowsInPage() + 1), model()->rowCount() - 1);
    for (int row = first; row <= last; ++row)
        rows.append(row);
    return rows;
}

int PaperListView::placeOf(int row) const
{
    return rowViewportPosition(row);
}

void PaperListView::bringTo(int row, int place)
{
    executeDelayedItemsLayout();
    updateGeometries(); // the scroll bar's range is that of the new rows
    verticalScrollBar()->setValue(verticalScrollBar()->value() + rowViewportPosition(row) - place);
}

void PaperListView::setCurrentQuietly(const QModelIndex &index)
{
    setAutoScroll(false);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    setAutoScroll(true);
}

void PaperListView::selectAll()
{
    QTableView::selectAll();
    Q_EMIT allSelected();
}

void PaperListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    if (!m_isExtending && state() != DragSelectingState)
        m_anchor = current;
    QTableView::currentChanged(current, previous);
}

void PaperListView::keyPressEvent(QKeyEvent *event)
{
    const QScopedValueRollback extending(m_isExtending,
                                         event->modifiers().testFlag(Qt::ShiftModifier));
    QTableView::keyPressEvent(event);
}

void PaperListView::mousePressEvent(QMouseEvent *event)
{
    const QScopedValueRollback extending(m_isExtending,
                                         event->modifiers().testFlag(Qt::ShiftModifier));
    QTableView::mousePressEvent(event);
}

void PaperListView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    if (m_isExtending && m_anchor.isValid())
        selectionModel()->select(QItemSelection(m_anchor, currentIndex()), command);
    else
        QTableView::setSelection(rect, command);
}

QModelIndex PaperListView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
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

// The whole row lights up under the mouse, where a table would light up the cell.
void PaperListView::setHovered(int row)
{
    if (row == m_hovered)
        return;
    for (const int changed : {std::exchange(m_hovered, row), row})
        if (changed >= 0)
            viewport()->update(0, rowViewportPosition(changed), viewport()->width(),
                               verticalHeader()->defaultSectionSize());
    m_delegate->setHoveredRow(row);
}

QByteArray PaperListView::headerState(int column, Qt::SortOrder order) const
{
    const int shownColumn = header()->sortIndicatorSection();
    const Qt::SortOrder shownOrder = header()->sortIndicatorOrder();
    header()->setSortIndicator(column, order);
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << header()->saveState() << m_hiddenByUser;
    header()->setSortIndicator(shownColumn, shownOrder);
    return state;
}

void PaperListView::restoreHeader(const QByteArray &state)
{
    QByteArray sections;
    QSet<int> hidden;
    QDataStream stream(state);
    stream >> sections >> hidden;
    if (stream.status() != QDataStream::Ok || !header()->restoreState(sections))
        return;
    hidden.remove(TitleColumn);
    m_hiddenByUser = hidden;
    header()->setSortIndicatorShown(true); // unless it was left while a search was on show
    header()->setSectionResizeMode(TitleColumn, QHeaderView::Stretch);
    adaptColumns();
}

void PaperListView::adaptColumns()
{
    if (!model())
        return;
    for (int column = 0; column < ColumnCount; ++column)
        header()->setSectionHidden(column, width() < listColumn(column).minListWidth ||
                                               m_hiddenByUser.contains(column));
    m_delegate->setAuthorsUnderTitle(header()->isSectionHidden(AuthorsColumn));
}

void PaperListView::showHeaderMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Columns"));
    for (int column = 0; column < ColumnCount; ++column) {
        if (column == TitleColumn)
            continue;
        QAction *action = menu->addAction(listColumn(column).heading());
        action->setCheckable(true);
        action->setChecked(!m_hiddenByUser.contains(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            shown ? void(m_hiddenByUser.remove(column)) : void(m_hiddenByUser.insert(column));
            adaptColumns();
        });
    }
    menu->addSection(tr("Sort by"));
    for (int column = 0; column < ColumnCount; ++column) {
        QAction *action = menu->addAction(listColumn(column).heading());
        action->setCheckable(true);
        action->setChecked(header()->isSortIndicatorShown() &&
                           column == header()->sortIndicatorSection());
        connect(action, &QAction::triggered, this,
                [this, column] { Q_EMIT sortRequested(column); });
    }
    menu->popup(header()->mapToGlobal(position));
}

bool PaperListView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHovered(-1);
    return QTableView::viewportEvent(event);
}

void PaperListView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        adaptRowHeight();
}

void PaperListView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (model() && model()->rowCount() > 0)
        Q_EMIT painted();
}

void PaperListView::resizeEvent(QResizeEvent *event)
{
    adaptColumns();
    QTableView::resizeEvent(event);
    m_sight.start();
    m_rest.start();
}

void PaperListView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    m_sight.start();
    m_rest.start();
}

} // namespace broadsheet
