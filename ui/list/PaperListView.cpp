#include "list/PaperListView.h"

#include "delegates/Colours.h"
#include "delegates/PaperDelegate.h"
#include "list/PaperHeader.h"
#include "models/ListColumns.h"
#include "models/PaperListModel.h"
#include "models/PaperMime.h"

#include <QDrag>
#include <QEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionViewItem>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr int maxDraggedLinks = 1000; // other programs get no more addresses at once

// Beside the pointer while papers are dragged.
QPixmap pixmapOf(const QString &text, const QWidget &widget)
{
    const QSize size = widget.fontMetrics().size(0, text) + QSize(20, 10);
    QPixmap pixmap(size * widget.devicePixelRatioF());
    pixmap.setDevicePixelRatio(widget.devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(widget.font());
    painter.setPen(accent(widget.palette()));
    painter.setBrush(selectedRow(widget.palette()));
    painter.drawRoundedRect(QRectF(QPointF(), size).adjusted(1, 1, -1, -1), 5, 5);
    painter.setPen(widget.palette().color(QPalette::Text));
    painter.drawText(QRect(QPoint(), size), Qt::AlignCenter, text);
    return pixmap;
}

// In the order of the list; none if there are very many.
QList<int> rowsOf(const QItemSelection &selection, int count)
{
    QList<int> rows;
    if (count > maxDraggedLinks)
        return rows;
    for (const QItemSelectionRange &range : selection)
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace

PaperListView::PaperListView(QWidget *parent)
    : RowTable(parent), m_header(new PaperHeader(this)), m_delegate(new PaperDelegate(this))
{
    setAccessibleName(tr("Papers"));
    setItemDelegate(m_delegate);
    setDragEnabled(true);
    verticalScrollBar()->setSingleStep(36);

    m_sight.setSingleShot(true);
    m_sight.setInterval(0ms);
    connect(&m_sight, &QTimer::timeout, this, &PaperListView::sightChanged);
    m_rest.setSingleShot(true);
    m_rest.setInterval(60ms);
    connect(&m_rest, &QTimer::timeout, this, &PaperListView::cameToRest);
    connectDelegate();
    buildHeaders();
}

void PaperListView::connectDelegate()
{
    connect(m_delegate, &PaperDelegate::starClicked, this,
            [this](const QModelIndex &index) { Q_EMIT starClicked(index.row()); });
    connect(m_delegate, &PaperDelegate::unreadClicked, this,
            [this](const QModelIndex &index) { Q_EMIT unreadClicked(index.row()); });
    connect(this, &RowTable::ringed, this, [this](int row) { m_delegate->setRingedRow(row); });
    connect(this, &QAbstractItemView::entered, this,
            [this](const QModelIndex &index) { setHovered(index.row()); });
    connect(this, &QAbstractItemView::viewportEntered, this, [this] { setHovered(-1); });
}

void PaperListView::buildHeaders()
{
    setHorizontalHeader(m_header);
    // Clicks on a table's header select columns; here they sort.
    disconnect(m_header, &QHeaderView::sectionPressed, this, nullptr);
    disconnect(m_header, &QHeaderView::sectionEntered, this, nullptr);
    connect(m_header, &PaperHeader::sortRequested, this, &PaperListView::sortRequested);
    connect(m_header, &PaperHeader::columnsChanged, this,
            [this] { m_delegate->setAuthorsUnderTitle(m_header->isSectionHidden(AuthorsColumn)); });
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    adaptRowHeight();
}

void PaperListView::setModel(QAbstractItemModel *model)
{
    RowTable::setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this, &PaperListView::watchSight);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &PaperListView::watchSight);
    connect(model, &QAbstractItemModel::modelReset, this, &PaperListView::watchSight);
    connect(model, &QAbstractItemModel::dataChanged, this, &PaperListView::watchSight);
    m_header->fitColumns(width());
}

void PaperListView::watchSight()
{
    m_sight.start();
    m_rest.start();
}

void PaperListView::setCompact(bool compact)
{
    m_compact = compact;
    m_delegate->setCompact(compact);
    adaptRowHeight();
    scrollTo(currentIndex());
    m_rest.start();
}

void PaperListView::setOneDay(bool oneDay)
{
    m_header->setOneDay(oneDay);
}

void PaperListView::adaptRowHeight()
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    verticalHeader()->setDefaultSectionSize(m_delegate->sizeHint(option, {}).height());
}

void PaperListView::showSort(int column, Qt::SortOrder order)
{
    m_header->showSort(column, order);
}

void PaperListView::showRanked()
{
    m_header->showUnsorted();
}

QByteArray PaperListView::headerState(int column, Qt::SortOrder order) const
{
    return m_header->stateSortedBy(column, order);
}

void PaperListView::restoreHeader(const QByteArray &state)
{
    m_header->restore(state);
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
    updateGeometries(); // now, so that the range of the scroll bar fits the new rows
    verticalScrollBar()->setValue(verticalScrollBar()->value() + rowViewportPosition(row) - place);
}

// Highlights the whole row; a table would highlight the cell.
void PaperListView::setHovered(int row)
{
    if (row == m_hovered)
        return;
    m_delegate->setHoveredRow(row);
    repaintRow(std::exchange(m_hovered, row));
    repaintRow(row);
}

bool PaperListView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        setHovered(-1);
        setToolTip({}); // of a row; the scroll bar would show it, too
    }
    return RowTable::viewportEvent(event);
}

// What is dragged is the selection, whatever its size: the receiver asks for its papers.
void PaperListView::startDrag(Qt::DropActions /*actions*/)
{
    const QItemSelection selection = selectionModel()->selection();
    int rows = 0;
    for (const QItemSelectionRange &range : selection)
        rows += range.height();
    const auto *papers = qobject_cast<const PaperListModel *>(model());
    if (rows == 0 || !papers)
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(mimeDataOf(*papers, rowsOf(selection, rows)).release());
    drag->setPixmap(pixmapOf(tr("%Ln paper(s)", nullptr, rows), *this));
    drag->setHotSpot({-12, -8});
    drag->exec(Qt::CopyAction, Qt::CopyAction);
}

void PaperListView::changeEvent(QEvent *event)
{
    RowTable::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        adaptRowHeight();
}

void PaperListView::paintEvent(QPaintEvent *event)
{
    RowTable::paintEvent(event);
    if (model() && model()->rowCount() > 0)
        Q_EMIT painted();
}

void PaperListView::resizeEvent(QResizeEvent *event)
{
    m_header->fitColumns(width());
    RowTable::resizeEvent(event);
    watchSight();
}

void PaperListView::scrollContentsBy(int dx, int dy)
{
    RowTable::scrollContentsBy(dx, dy);
    watchSight();
}

} // namespace broadsheet
