#include "calendar/MonthTable.h"

#include "calendar/DayDelegate.h"
#include "calendar/MonthModel.h"
#include "delegates/Colours.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace broadsheet {

namespace {

// Weekday names without the look of buttons: nothing can be sorted here.
class WeekdayHeader final : public QHeaderView
{
public:
    explicit WeekdayHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent) {}

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        painter->setFont(DayDelegate::smallFont(font()));
        painter->setPen(faintText(palette()));
        painter->drawText(rect, Qt::AlignCenter,
                          model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString());
    }
};

} // namespace

MonthTable::MonthTable(MonthModel &model, QWidget *parent) : QTableView(parent), m_model(model)
{
    setAccessibleName(tr("Days"));
    setHorizontalHeader(new WeekdayHeader(this));
    setModel(&model);
    setItemDelegate(new DayDelegate(model, this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setCornerButtonEnabled(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(1);
    horizontalHeader()->viewport()->setAutoFillBackground(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    setHeights();
    connect(this, &QAbstractItemView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT dayChosen(m_model.dayAt(index)); });
}

void MonthTable::setHeights()
{
    const int line = fontMetrics().height();
    verticalHeader()->setDefaultSectionSize(
        line + QFontMetrics(DayDelegate::smallFont(font())).height() + 6);
    horizontalHeader()->setFixedHeight(line + 6);
    updateGeometry();
}

QSize MonthTable::sizeHint() const
{
    return {MonthModel::daysInWeek * std::max(32, DayDelegate::minimumWidth(font())),
            horizontalHeader()->height() +
                MonthModel::weeks * verticalHeader()->defaultSectionSize()};
}

QSize MonthTable::minimumSizeHint() const
{
    return {std::max(168, MonthModel::daysInWeek * DayDelegate::minimumWidth(font())),
            sizeHint().height()};
}

void MonthTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setHeights();
}

void MonthTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    // Not after a click: changing the month would move the clicked day away.
    if (!currentIndex().isValid() && event->reason() != Qt::MouseFocusReason)
        Q_EMIT dayWanted(m_model.selected().isValid() ? m_model.selected() : m_model.month());
}

void MonthTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (const QDate day = m_model.dayAt(index); day.isValid())
        Q_EMIT menuRequested(day, byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft())
                                        : event->globalPos());
}

QDate MonthTable::target(int key) const
{
    const QDate day = m_model.dayAt(currentIndex());
    switch (key) {
    case Qt::Key_Left:
        return day.addDays(isRightToLeft() ? 1 : -1);
    case Qt::Key_Right:
        return day.addDays(isRightToLeft() ? -1 : 1);
    case Qt::Key_Up:
        return day.addDays(-MonthModel::daysInWeek);
    case Qt::Key_Down:
        return day.addDays(MonthModel::daysInWeek);
    case Qt::Key_PageUp:
        return day.addMonths(-1);
    case Qt::Key_PageDown:
        return day.addMonths(1);
    case Qt::Key_Home:
        return QDate(day.year(), day.month(), 1);
    case Qt::Key_End:
        return QDate(day.year(), day.month(), day.daysInMonth());
    default:
        return {};
    }
}

void MonthTable::keyPressEvent(QKeyEvent *event)
{
    const QDate day = m_model.dayAt(currentIndex());
    const bool chooses = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (chooses && day.isValid())
        Q_EMIT dayChosen(day);
    else if (const QDate wanted = target(event->key()); wanted.isValid())
        Q_EMIT dayWanted(wanted);
    else
        event->ignore();
}

void MonthTable::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the grid is always whole
}

} // namespace broadsheet
