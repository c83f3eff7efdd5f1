#include "list/PaperHeader.h"

#include "delegates/Colours.h"
#include "list/ColumnMenus.h"
#include "models/ListColumns.h"

#include <QAction>
#include <QDataStream>
#include <QIODevice>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int padding = 8;     // pixels, as in the rows
constexpr int normalLine = 17; // pixels; with a larger font columns are wider
constexpr auto upArrow = " ▴";
constexpr auto downArrow = " ▾";

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

PaperHeader::PaperHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsMovable(false);
    setStretchLastSection(false);
    setHighlightSections(false);
    setMinimumSectionSize(24);
    setSectionsClickable(true);
    setSortIndicatorShown(true);
    setAccessibleName(tr("Columns"));
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QHeaderView::sectionClicked, this, &PaperHeader::sortRequested);
    connect(this, &QWidget::customContextMenuRequested, this, &PaperHeader::showMenu);
}

void PaperHeader::setModel(QAbstractItemModel *model)
{
    QHeaderView::setModel(model);
    if (count() < ColumnCount) // QTableView's model before the real one
        return;
    for (int column = 0; column < ColumnCount; ++column) {
        setSectionResizeMode(column, resizeMode(listColumn(column)));
        if (listColumn(column).width > 0)
            resizeSection(column, std::max(scaled(listColumn(column).width), neededWidth(column)));
    }
    placeFit();
}

// Beside the votes. Its id is the last one, because ids are stored.
void PaperHeader::placeFit()
{
    const int place = visualIndex(VotesColumn) + 1;
    if (visualIndex(FitColumn) != place)
        moveSection(visualIndex(FitColumn), place);
}

int PaperHeader::scaled(int pixels) const
{
    return std::max(pixels, pixels * fontMetrics().height() / normalLine);
}

// Less would cut a number or a date, or the heading of their column.
int PaperHeader::neededWidth(int column) const
{
    const ListColumn &wanted = listColumn(column);
    if (!wanted.widest)
        return 0;
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const int text = QFontMetrics(bold).horizontalAdvance(QString::fromUtf8(wanted.widest));
    const int heading = QFontMetrics(sectionFont(true))
                            .horizontalAdvance(wanted.heading() + QString::fromUtf8(downArrow));
    return std::max(text, heading) + 2 * padding + 2;
}

// Widths that were stored with a smaller font may be too small.
void PaperHeader::fitFont()
{
    if (count() < ColumnCount)
        return;
    for (int column = 0; column < ColumnCount; ++column) {
        const ListColumn &one = listColumn(column);
        const int least =
            one.sizing == ListColumn::Sizing::Fixed ? scaled(one.width) : neededWidth(column);
        if (!isSectionHidden(column) && sectionSize(column) < least)
            resizeSection(column, least);
    }
}

void PaperHeader::changeEvent(QEvent *event)
{
    QHeaderView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitColumns(m_width);
}

void PaperHeader::showSort(int column, Qt::SortOrder order)
{
    setSortIndicatorShown(true);
    setSortIndicator(column, order);
    fitColumns(m_width); // the column Fit may come or go
    viewport()->update();
}

void PaperHeader::showUnsorted()
{
    setSortIndicatorShown(false);
    fitColumns(m_width);
    viewport()->update();
}

void PaperHeader::fitColumns(int width)
{
    m_width = width;
    if (count() < ColumnCount)
        return;
    for (int column = 0; column < ColumnCount; ++column)
        setSectionHidden(column, width < scaled(listColumn(column).minListWidth) ||
                                     (column == DayColumn && m_isOneDay) ||
                                     (column == FitColumn && !isFitShown()) ||
                                     m_hiddenByUser.contains(column));
    fitFont();
    Q_EMIT columnsChanged();
}

void PaperHeader::setOneDay(bool oneDay)
{
    if (std::exchange(m_isOneDay, oneDay) != oneDay)
        fitColumns(m_width);
}

void PaperHeader::setFitReady(bool ready)
{
    if (std::exchange(m_isFitReady, ready) != ready)
        fitColumns(m_width);
}

bool PaperHeader::isFitShown() const
{
    return m_isFitReady || (isSortIndicatorShown() && sortIndicatorSection() == FitColumn);
}

void PaperHeader::hideColumn(int column, bool hidden)
{
    if (hidden)
        m_hiddenByUser.insert(column);
    else
        m_hiddenByUser.remove(column);
    fitColumns(m_width);
}

QByteArray PaperHeader::stateSortedBy(int column, Qt::SortOrder order)
{
    const int shownColumn = sortIndicatorSection();
    const Qt::SortOrder shownOrder = sortIndicatorOrder();
    const QSignalBlocker quiet(this); // what is shown stays as it is
    setSortIndicator(column, order);
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << saveState() << m_hiddenByUser;
    setSortIndicator(shownColumn, shownOrder);
    return state;
}

void PaperHeader::restore(const QByteArray &state)
{
    QByteArray sections;
    QSet<int> hidden;
    QDataStream stream(state);
    stream >> sections >> hidden;
    if (stream.status() != QDataStream::Ok || !restoreState(sections))
        return;
    hidden.remove(TitleColumn);
    m_hiddenByUser = hidden;
    setSortIndicatorShown(true); // it is not when the window was closed during a search
    for (const int column : {int(TitleColumn), int(FitColumn)}) // a state from before there was Fit
        setSectionResizeMode(column, resizeMode(listColumn(column)));
    if (sectionSize(FitColumn) == defaultSectionSize())
        resizeSection(FitColumn, scaled(listColumn(FitColumn).width));
    placeFit();
    fitColumns(m_width);
}

QString PaperHeader::whyNotShown(int column) const
{
    if (m_width < scaled(listColumn(column).minListWidth))
        return tr("window too narrow");
    if (column == FitColumn && !isFitShown())
        return tr("no better than votes yet");
    return column == DayColumn && m_isOneDay ? tr("one day is shown") : QString();
}

QString PaperHeader::arrow() const
{
    return QString::fromUtf8(sortIndicatorOrder() == Qt::AscendingOrder ? upArrow : downArrow);
}

void PaperHeader::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Columns"));
    addColumnEntries(*menu, *this);
    menu->addSection(tr("Sort by"));
    addSortEntries(*menu, *this, m_sortKeys);
    menu->popup(mapToGlobal(position));
}

QFont PaperHeader::sectionFont(bool sorted) const
{
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() * 0.92);
    small.setWeight(sorted ? QFont::DemiBold : QFont::Normal);
    return small;
}

void PaperHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const bool sorted = isSortIndicatorShown() && section == sortIndicatorSection();
    const QString name = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    const auto alignment =
        Qt::Alignment(model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt());

    painter->save();
    painter->fillRect(rect, palette().base());
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), hairline(palette()));
    painter->setFont(sectionFont(sorted));
    painter->setPen(sorted ? palette().text().color() : faintText(palette()));
    // The arrow points to the smaller values: down if the larger ones come first.
    const QString arrow = sorted ? this->arrow() : QString();
    const int margin = alignment.testFlag(Qt::AlignHCenter) ? 0 : padding;
    const QRect room = rect.adjusted(margin, 0, -margin, 0);
    const QFontMetrics metrics = painter->fontMetrics();
    const QString shown =
        metrics.elidedText(name, Qt::ElideRight, room.width() - metrics.horizontalAdvance(arrow));
    painter->drawText(room, int(alignment), shown + arrow);
    painter->restore();
}

void PaperHeader::paintEvent(QPaintEvent *event)
{
    QPainter(viewport()).fillRect(viewport()->rect(), palette().base());
    QHeaderView::paintEvent(event);
}

QSize PaperHeader::sectionSizeFromContents(int section) const
{
    QSize size = QHeaderView::sectionSizeFromContents(section);
    size.setHeight(fontMetrics().height() + 10);
    return size;
}

} // namespace broadsheet
