#include "controllers/DaysController.h"

#include "base/Deliver.h"
#include "controllers/ListController.h"
#include "library/Library.h"
#include "models/SidebarModel.h"
#include "views/DayCalendar.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString statusText(DayStatus status)
{
    switch (status) {
    case DayStatus::Complete:
        return DaysController::tr("complete");
    case DayStatus::CutShort:
        return DaysController::tr("cut short");
    case DayStatus::Empty:
        return DaysController::tr("no papers that day");
    case DayStatus::NotOpenYet:
        return DaysController::tr("not open yet");
    case DayStatus::Failed:
        return DaysController::tr("failed");
    case DayStatus::NotFetched:
        return DaysController::tr("not fetched");
    }
    Q_UNREACHABLE();
}

} // namespace

DaysController::DaysController(Library &library, ListController &list, SidebarModel &sidebar,
                               DayCalendar &calendar, QObject *parent)
    : QObject(parent), m_library(library), m_list(list), m_sidebar(sidebar), m_calendar(calendar)
{
    connect(&library, &Library::changed, this, &DaysController::reload);
    connect(&calendar, &DayCalendar::dayChosen, this, &DaysController::go);
    connect(&list, &ListController::selectionChanged, this, [this] {
        m_calendar.setToday(QDate::currentDate()); // the window may be open over midnight
        m_calendar.setSelected(m_list.shownDay());
    });
    reload();
}

void DaysController::reload()
{
    if (m_reloading) {
        m_changedMeanwhile = true;
        return;
    }
    m_reloading = true;
    deliver(m_library.days(), this, [this](const Result<QList<DaySummary>> &days) {
        if (days) {
            m_days = *days;
            m_calendar.setDays(m_days);
        } else {
            Q_EMIT failed(days.error());
        }
    });
    // The library answers in order: with the numbers, the days are there too.
    deliver(m_library.counts(), this, [this](const Result<ViewCounts> &counts) {
        m_reloading = false;
        m_known = true;
        if (counts) {
            const auto today =
                std::find_if(m_days.cbegin(), m_days.cend(),
                             [](const DaySummary &day) { return day.day == QDate::currentDate(); });
            m_sidebar.setCounts({.today = today == m_days.cend() ? 0 : today->papers,
                                 .unread = counts->unread,
                                 .starred = counts->starred,
                                 .all = counts->all});
            m_sidebar.setFollowed(counts->followed);
        } else {
            Q_EMIT failed(counts.error());
        }
        Q_EMIT changed();
        if (std::exchange(m_changedMeanwhile, false))
            reload();
    });
}

bool DaysController::isListed(QDate day) const
{
    return std::any_of(m_days.cbegin(), m_days.cend(),
                       [day](const DaySummary &known) { return known.day == day; });
}

QDate DaysController::newestDay() const
{
    return m_days.isEmpty() ? QDate() : m_days.constFirst().day;
}

QDate DaysController::before(QDate day) const
{
    if (!day.isValid())
        return newestDay();
    for (const DaySummary &known : m_days)
        if (known.day < day)
            return known.day;
    return {};
}

QDate DaysController::after(QDate day) const
{
    QDate next;
    for (const DaySummary &known : m_days) {
        if (known.day <= day || !day.isValid())
            break;
        next = known.day;
    }
    return next;
}

bool DaysController::canGoBefore() const
{
    return before(m_list.shownDay()).isValid();
}

bool DaysController::canGoAfter() const
{
    return after(m_list.shownDay()).isValid();
}

void DaysController::goBefore()
{
    go(before(m_list.shownDay()));
}

void DaysController::goAfter()
{
    go(after(m_list.shownDay()));
}

void DaysController::go(QDate day)
{
    if (day.isValid())
        m_list.show({.kind = ViewSelection::Kind::Day, .day = day, .author = {}});
}

QString DaysController::statusOf(QDate day) const
{
    const auto known =
        std::find_if(m_days.cbegin(), m_days.cend(),
                     [day](const DaySummary &summary) { return summary.day == day; });
    if (known == m_days.cend())
        return m_known
                   ? tr("%1 %2").arg(day.toString(Qt::ISODate), statusText(DayStatus::NotFetched))
                   : QString();
    QStringList parts;
    for (const DaySource &source : known->sources)
        parts << tr("%1, from %2 · %3")
                     .arg(statusText(source.status), source.origin,
                          source.at.toLocalTime().toString(u"HH:mm"_s));
    return QString(day.toString(Qt::ISODate) + u' ' + parts.join(u"; "_s));
}

} // namespace broadsheet
