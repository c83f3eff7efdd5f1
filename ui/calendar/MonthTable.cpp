#include "calendar/MonthTable.h"

#include "calendar/DayMarks.h"
#include "delegates/Colours.h"
#include "text/ToolTip.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QFont smaller(QFont font)
{
    font.setPointSizeF(std::max(6.5, font.pointSizeF() * 0.78));
    return font;
}

class DayDelegate final : public QStyledItemDelegate
{
public:
    explicit DayDelegate(const MonthModel &model, QObject *parent)
        : QStyledItemDelegate(parent), m_model(model)
    {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const DaySummary day = m_model.summaryAt(index);
        const bool selected = day.day == m_model.selected();
        paintGround(painter, option, selected, day.day == m_model.today());
        paintNumber(painter, option, day, selected);
        paintMark(painter, option, day, selected);
        painter->restore();
    }

private:
    static void paintGround(QPainter *painter, const QStyleOptionViewItem &option, bool selected,
                            bool today)
    {
        const QPalette &palette = option.palette;
        const QRectF cell = QRectF(option.rect).adjusted(1, 1, -1, -1);
        painter->setPen(Qt::NoPen);
        painter->setBrush(Qt::NoBrush);
        if (selected)
            painter->setBrush(accent(palette));
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->setBrush(selectedRow(palette));
        painter->drawRoundedRect(cell, 4, 4);
        painter->setBrush(Qt::NoBrush);
        if (today) {
            painter->setPen(QPen(ink(palette, selected, true), 1));
            painter->drawRoundedRect(cell.adjusted(1.5, 1.5, -1.5, -1.5), 3, 3);
        }
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(palette.color(QPalette::Text), 1.5));
            painter->drawRoundedRect(cell, 4, 4);
        }
    }

    void paintNumber(QPainter *painter, const QStyleOptionViewItem &option, const DaySummary &day,
                     bool selected) const
    {
        const bool ofMonth = day.day.month() == m_model.month().month();
        QFont font = ofMonth ? option.font : smaller(option.font);
        font.setBold(day.unread > 0);
        painter->setFont(font);
        painter->setPen(ink(option.palette, selected, day.papers == 0 || !ofMonth));
        const QString number = QString::number(day.day.day());
        const QRect top = option.rect.adjusted(0, 4, 0, -option.rect.height() / 2 + 3);
        painter->drawText(top, Qt::AlignCenter, number);
        if (day.unread == 0)
            return;
        const int half = QFontMetrics(font).horizontalAdvance(number) / 2;
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? ink(option.palette, true, false) : accent(option.palette));
        painter->drawEllipse(QPointF(top.center().x() + half + 4, top.top() + 5), 2, 2);
    }

    static void paintMark(QPainter *painter, const QStyleOptionViewItem &option,
                          const DaySummary &day, bool selected)
    {
        const QString mark = dayMark(day);
        QFont font = smaller(option.font);
        font.setBold(mark.endsWith(u'!'));
        painter->setFont(font);
        painter->setPen(ink(option.palette, selected, day.unread == 0 && !mark.endsWith(u'!')));
        painter->drawText(option.rect.adjusted(0, option.rect.height() / 2 + 1, 0, -3),
                          Qt::AlignCenter, mark);
    }

    static QColor ink(const QPalette &palette, bool selected, bool muted)
    {
        if (selected)
            return palette.color(QPalette::Base); // on the accent, which is readable on it in turn
        return muted ? mutedText(palette) : palette.color(QPalette::Text);
    }

    const MonthModel &m_model;
};

// Weekday names without the look of buttons: nothing can be sorted here.
class WeekdayHeader final : public QHeaderView
{
public:
    explicit WeekdayHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent) {}

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        painter->setFont(smaller(font()));
        painter->setPen(mutedText(palette()));
        painter->drawText(rect, Qt::AlignCenter,
                          model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString());
    }
};

} // namespace

MonthModel::MonthModel(QObject *parent) : QAbstractTableModel(parent), m_today(QDate::currentDate())
{
    m_month = QDate(m_today.year(), m_today.month(), 1);
}

void MonthModel::setDays(const QList<DaySummary> &days)
{
    m_days.clear();
    m_newest = {};
    for (const DaySummary &day : days) {
        m_days.insert(day.day, day);
        if (!m_newest.isValid() || day.day > m_newest)
            m_newest = day.day;
    }
    refresh();
}

void MonthModel::setMonth(QDate firstDay)
{
    m_month = firstDay;
    refresh();
}

void MonthModel::setSelected(QDate day)
{
    m_selected = day;
    refresh();
}

void MonthModel::setToday(QDate today)
{
    m_today = today;
    refresh();
}

void MonthModel::setLocale(const QLocale &locale)
{
    m_locale = locale;
    refresh();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, daysInWeek - 1);
}

void MonthModel::setSourceNames(const QMap<QString, QString> &names)
{
    m_sourceNames = names;
    refresh();
}

void MonthModel::refresh()
{
    Q_EMIT dataChanged(index(0, 0), index(weeks - 1, daysInWeek - 1));
}

QDate MonthModel::firstShown() const
{
    const int offset = (m_month.dayOfWeek() - m_locale.firstDayOfWeek() + daysInWeek) % daysInWeek;
    return m_month.addDays(-offset);
}

QDate MonthModel::dayAt(const QModelIndex &index) const
{
    return index.isValid() ? firstShown().addDays(index.row() * daysInWeek + index.column())
                           : QDate();
}

QModelIndex MonthModel::indexOf(QDate day) const
{
    const qint64 offset = firstShown().daysTo(day);
    if (!day.isValid() || offset < 0 || offset >= weeks * daysInWeek)
        return {};
    return index(int(offset) / daysInWeek, int(offset) % daysInWeek);
}

DaySummary MonthModel::summaryAt(const QModelIndex &index) const
{
    const QDate day = dayAt(index);
    return m_days.value(day, DaySummary{.day = day});
}

int MonthModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : weeks;
}

int MonthModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : daysInWeek;
}

QVariant MonthModel::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return QString::number(dayAt(index).day());
    case Qt::ToolTipRole:
        return literalToolTip(description(index));
    case Qt::AccessibleTextRole:
        return description(index);
    default:
        return {};
    }
}

QString MonthModel::description(const QModelIndex &index) const
{
    const DaySummary day = summaryAt(index);
    QStringList lines{dayDescription(day, m_locale, m_sourceNames)};
    // A day to come has nothing that could have been fetched.
    if (day.sources.isEmpty() && day.papers == 0 && day.day <= m_today)
        lines.first() += u' ' % tr("Not fetched.");
    if (day.day == m_today)
        lines.append(tr("Today."));
    if (day.day == m_selected)
        lines.append(tr("Shown in the list."));
    return lines.join(u'\n');
}

QVariant MonthModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const int day = (m_locale.firstDayOfWeek() - 1 + section) % daysInWeek + 1;
    switch (role) {
    case Qt::DisplayRole: {
        const QString name = m_locale.standaloneDayName(day, QLocale::ShortFormat);
        return name.first(std::min<qsizetype>(name.size(), 2));
    }
    case Qt::AccessibleTextRole:
        return m_locale.standaloneDayName(day, QLocale::LongFormat);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignCenter);
    default:
        return {};
    }
}

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
    verticalHeader()->setDefaultSectionSize(line + QFontMetrics(smaller(font())).height() + 6);
    horizontalHeader()->setFixedHeight(line + 6);
    updateGeometry();
}

QSize MonthTable::sizeHint() const
{
    return {MonthModel::daysInWeek * 32,
            horizontalHeader()->height() +
                MonthModel::weeks * verticalHeader()->defaultSectionSize()};
}

QSize MonthTable::minimumSizeHint() const
{
    return {168, sizeHint().height()};
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
    // A click says itself which day is wanted; going to the month of another would move it away.
    if (!currentIndex().isValid() && event->reason() != Qt::MouseFocusReason)
        Q_EMIT dayWanted(m_model.selected().isValid() ? m_model.selected() : m_model.month());
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
