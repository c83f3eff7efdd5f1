#include "calendar/DayCalendar.h"

#include "calendar/MonthModel.h"
#include "calendar/MonthTable.h"
#include "menus/Mnemonics.h"
#include "text/Dates.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QDate firstOfMonth(QDate day)
{
    return {day.year(), day.month(), 1};
}

} // namespace

DayCalendar::DayCalendar(QWidget *parent)
    : QWidget(parent), m_model(new MonthModel(this)), m_table(new MonthTable(*m_model)),
      m_previous(new QToolButton), m_title(new QToolButton), m_next(new QToolButton)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    buildTitle();
    layout->addWidget(m_table);
    m_model->setLocale(locale());
    setFocusProxy(m_table);
    connect(m_table, &MonthTable::dayChosen, this, &DayCalendar::choose);
    connect(m_table, &MonthTable::dayWanted, this, &DayCalendar::moveTo);
    connect(m_table, &QAbstractItemView::clicked, this, &DayCalendar::dayClicked);
    connect(m_table, &MonthTable::menuRequested, this, &DayCalendar::showMenu);
}

void DayCalendar::buildTitle()
{
    m_previous->setArrowType(Qt::LeftArrow);
    m_previous->setAccessibleName(tr("Previous month"));
    m_previous->setToolTip(tr("Previous month"));
    m_next->setArrowType(Qt::RightArrow);
    m_next->setAccessibleName(tr("Next month"));
    m_next->setToolTip(tr("Next month"));
    m_title->setToolTip(tr("Show the newest day's month"));
    for (QToolButton *button : {m_previous, m_title, m_next})
        button->setAutoRaise(true);
    m_title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_previous, &QAbstractButton::clicked, this,
            [this] { showMonth(m_model->month().addMonths(-1)); });
    connect(m_next, &QAbstractButton::clicked, this,
            [this] { showMonth(m_model->month().addMonths(1)); });
    connect(m_title, &QAbstractButton::clicked, this, &DayCalendar::showNewest);

    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_previous);
    row->addWidget(m_title, 1);
    row->addWidget(m_next);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void DayCalendar::setDays(const QList<DaySummary> &days)
{
    const bool first = !m_model->newestDay().isValid();
    m_model->setDays(days);
    if (first && !m_model->selected().isValid())
        showNewest();
}

void DayCalendar::setToday(QDate today)
{
    m_model->setToday(today);
    retitle();
}

void DayCalendar::setSelected(QDate day)
{
    m_model->setSelected(day);
    if (day.isValid())
        moveTo(day);
}

void DayCalendar::setSourceNames(const QMap<QString, QString> &names)
{
    m_model->setSourceNames(names);
}

QDate DayCalendar::selected() const
{
    return m_model->selected();
}

QDate DayCalendar::month() const
{
    return m_model->month();
}

void DayCalendar::showMonth(QDate month)
{
    m_model->setMonth(month);
    m_table->setCurrentIndex(m_model->indexOf(m_model->selected()));
    retitle();
}

void DayCalendar::showNewest()
{
    const QDate newest = m_model->newestDay();
    showMonth(firstOfMonth(newest.isValid() ? newest : m_model->today()));
}

void DayCalendar::moveTo(QDate day)
{
    if (firstOfMonth(day) != m_model->month())
        showMonth(firstOfMonth(day));
    m_table->setCurrentIndex(m_model->indexOf(day));
}

void DayCalendar::choose(QDate day)
{
    setSelected(day);
    Q_EMIT dayChosen(day);
}

void DayCalendar::showMenu(QDate day, const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Show this day"), this, [this, day] {
        choose(day);
        Q_EMIT dayClicked();
    });
    QAction *fetch =
        menu->addAction(tr("Fetch this day"), this, [this, day] { Q_EMIT fetchRequested(day); });
    fetch->setEnabled(day <= m_model->today());
    giveMnemonics(*menu);
    menu->popup(position);
}

void DayCalendar::retitle()
{
    if (m_model->month().isValid())
        m_title->setText(monthText(m_model->month(), locale()));
}

void DayCalendar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LocaleChange) {
        const QDate current = m_model->dayAt(m_table->currentIndex());
        m_model->setLocale(locale()); // the week may begin with another day
        m_table->setCurrentIndex(m_model->indexOf(current));
        retitle();
    }
}

} // namespace broadsheet
