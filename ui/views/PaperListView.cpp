#include "views/PaperListView.h"

#include "delegates/PaperDelegate.h"
#include "models/PaperListModel.h"
#include "views/PaperHeader.h"

#include <QAction>
#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>
#include <QMenu>
#include <QScrollBar>

#include <chrono>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr int widthForAuthors = 820; // a list narrower than this shows them under the title
constexpr int widthForDay = 560;

} // namespace

PaperListView::PaperListView(QWidget *parent)
    : QTreeView(parent), m_delegate(new PaperDelegate(this))
{
    setAccessibleName(tr("Papers"));
    setItemDelegate(m_delegate);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(0);
    verticalScrollBar()->setSingleStep(36);

    m_rest.setSingleShot(true);
    m_rest.setInterval(60ms);
    connect(&m_rest, &QTimer::timeout, this, &PaperListView::cameToRest);

    connect(m_delegate, &PaperDelegate::starClicked, this,
            [this](const QModelIndex &index) { Q_EMIT starClicked(index.row()); });
    connect(m_delegate, &PaperDelegate::unreadClicked, this,
            [this](const QModelIndex &index) { Q_EMIT unreadClicked(index.row()); });

    setHeader(new PaperHeader(this));
    header()->setSectionsClickable(
        true); // setHeader() turned it off: the view does not sort itself
    header()->setSortIndicatorShown(true);
    header()->setAccessibleName(tr("Columns"));
    connect(header(), &QHeaderView::sectionClicked, this, &PaperListView::sortRequested);
    connect(header(), &QHeaderView::customContextMenuRequested, this,
            &PaperListView::showHeaderMenu);
}

void PaperListView::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    header()->setSectionResizeMode(QHeaderView::Interactive);
    header()->setSectionResizeMode(PaperListModel::TitleColumn, QHeaderView::Stretch);
    for (const int marks : {PaperListModel::StarredColumn, PaperListModel::UnreadColumn})
        header()->setSectionResizeMode(marks, QHeaderView::Fixed);
    header()->resizeSection(PaperListModel::StarredColumn, 36);
    header()->resizeSection(PaperListModel::UnreadColumn, 30);
    header()->resizeSection(PaperListModel::VotesColumn, 76);
    header()->resizeSection(PaperListModel::AuthorsColumn, 200);
    header()->resizeSection(PaperListModel::DayColumn, 100);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, &m_rest, qOverload<>(&QTimer::start));
    connect(model, &QAbstractItemModel::modelReset, &m_rest, qOverload<>(&QTimer::start));
    connect(model, &QAbstractItemModel::layoutChanged, &m_rest, qOverload<>(&QTimer::start));
    adaptColumns();
}

void PaperListView::setCompact(bool compact)
{
    m_compact = compact;
    m_delegate->setCompact(compact);
    adaptColumns();
    const QModelIndex current = currentIndex();
    scheduleDelayedItemsLayout();
    scrollTo(current);
    m_rest.start();
}

void PaperListView::showSort(int column, Qt::SortOrder order)
{
    header()->setSortIndicator(column, order);
}

QList<int> PaperListView::rowsAtHand() const
{
    QList<int> rows;
    if (!model())
        return rows;
    const QModelIndex first = indexAt(QPoint(1, 1));
    const int height = first.isValid() ? std::max(1, visualRect(first).height()) : 1;
    const int page = viewport()->height() / height + 2;
    const int last = std::min(first.row() + 2 * page, model()->rowCount() - 1);
    for (int row = std::max(first.row(), 0); first.isValid() && row <= last; ++row)
        rows.append(row);
    return rows;
}

void PaperListView::keepPlace(const std::function<void()> &change)
{
    const QRect current = visualRect(currentIndex());
    const bool inSight = currentIndex().isValid() && viewport()->rect().intersects(current);
    const QPersistentModelIndex anchor = inSight ? currentIndex() : indexAt(QPoint(1, 1));
    const int before = visualRect(anchor).top();
    change();
    if (!anchor.isValid())
        return;
    executeDelayedItemsLayout();
    updateGeometries(); // the scroll bar's range is that of the new rows
    const int moved = visualRect(anchor).top() - before;
    verticalScrollBar()->setValue(verticalScrollBar()->value() + moved);
}

QByteArray PaperListView::headerState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << header()->saveState() << m_hiddenByReader;
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
    hidden.remove(PaperListModel::TitleColumn);
    m_hiddenByReader = hidden;
    header()->setSectionResizeMode(PaperListModel::TitleColumn, QHeaderView::Stretch);
    adaptColumns();
}

void PaperListView::adaptColumns()
{
    if (!model())
        return;
    const auto show = [this](int column, bool roomEnough) {
        header()->setSectionHidden(column, !roomEnough || m_hiddenByReader.contains(column));
    };
    for (int column = 0; column < PaperListModel::ColumnCount; ++column)
        show(column, true);
    show(PaperListModel::AuthorsColumn, width() >= widthForAuthors);
    show(PaperListModel::DayColumn, width() >= widthForDay);
    m_delegate->setAuthorsUnderTitle(header()->isSectionHidden(PaperListModel::AuthorsColumn));
}

void PaperListView::showHeaderMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Columns"));
    for (int column = 0; column < PaperListModel::ColumnCount; ++column) {
        if (column == PaperListModel::TitleColumn)
            continue;
        QAction *action = menu->addAction(
            model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_hiddenByReader.contains(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            shown ? void(m_hiddenByReader.remove(column)) : void(m_hiddenByReader.insert(column));
            adaptColumns();
        });
    }
    menu->addSection(tr("Sort by"));
    for (int column = 0; column < PaperListModel::ColumnCount; ++column) {
        QAction *action = menu->addAction(
            model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
        action->setCheckable(true);
        action->setChecked(column == header()->sortIndicatorSection());
        connect(action, &QAction::triggered, this,
                [this, column] { Q_EMIT sortRequested(column); });
    }
    menu->popup(header()->mapToGlobal(position));
}

void PaperListView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (model() && model()->rowCount() > 0)
        Q_EMIT painted();
}

void PaperListView::resizeEvent(QResizeEvent *event)
{
    adaptColumns();
    QTreeView::resizeEvent(event);
    m_rest.start();
}

void PaperListView::scrollContentsBy(int dx, int dy)
{
    QTreeView::scrollContentsBy(dx, dy);
    m_rest.start();
}

} // namespace broadsheet
