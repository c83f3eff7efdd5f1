#include "controllers/DaysController.h"

#include "base/Deliver.h"
#include "calendar/DayCalendar.h"
#include "controllers/ListController.h"
#include "library/Library.h"
#include "models/SidebarModel.h"
#include "papers/DayStatusText.h"
#include "papers/SourceTraits.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// A catch-up changes days many times a second; counting them may take a fifth of the library's
// time.
constexpr int pauseFactor = 4;

QString momentText(const QDateTime &moment)
{
    const QDateTime local = moment.toLocalTime();
    return local.toString(local.date() == QDate::currentDate() ? u"HH:mm"_s
                                                               : u"yyyy-MM-dd HH:mm"_s);
}

// The way from day to day leaves out weekends, but nothing that went wrong.
bool isWorthAStop(const DaySummary &day)
{
    return day.papers > 0 ||
           std::any_of(day.sources.cbegin(), day.sources.cend(), [](const DaySource &source) {
               return source.status == DayStatus::Failed || source.status == DayStatus::CutShort;
           });
}

} // namespace

DaysController::DaysController(Library &library, ListController &list, SidebarModel &sidebar,
                               DayCalendar &calendar, QObject *parent)
    : QObject(parent), m_library(library), m_list(list), m_sidebar(sidebar), m_calendar(calendar)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_changedMeanwhile, false))
            reload();
    });
    connect(&library, &Library::changed, this, &DaysController::reload);
    connect(&calendar, &DayCalendar::dayChosen, this, &DaysController::go);
    connect(&list, &ListController::selectionChanged, this, [this] {
        m_calendar.setToday(QDate::currentDate()); // the window may be open over midnight
        m_calendar.setSelected(m_list.shownDay());
    });
    m_calendar.setToday(QDate::currentDate());
    // The list is asked for first: it is what the reader waits for.
    QMetaObject::invokeMethod(this, &DaysController::reload, Qt::QueuedConnection);
}

void DaysController::reload()
{
    if (m_reloading || m_pause.isActive()) {
        m_changedMeanwhile = true;
        return;
    }
    m_reloading = true;
    m_asked.start();
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
                                 .rising = counts->rising,
                                 .all = counts->all});
            m_sidebar.setFollowed(counts->followed);
        } else {
            Q_EMIT failed(counts.error());
        }
        Q_EMIT changed();
        if (const auto act = std::exchange(m_waiting, {}))
            act();
        if (std::exchange(m_isFirst, false)) {
            if (std::exchange(m_changedMeanwhile, false))
                reload(); // what comes right after the start is what the reader waits for
            return;
        }
        m_pause.start(pauseFactor * std::chrono::milliseconds(m_asked.elapsed()));
    });
}

DaySummary DaysController::summaryOf(QDate day) const
{
    for (const DaySummary &known : m_days)
        if (known.day == day)
            return known;
    return {.day = day, .sources = {}};
}

bool DaysController::hasSample() const
{
    return std::any_of(m_days.cbegin(), m_days.cend(), [](const DaySummary &day) {
        return day.papers > 0 &&
               std::any_of(day.sources.cbegin(), day.sources.cend(),
                           [](const DaySource &source) { return source.source == sampleSource; });
    });
}

QDate DaysController::newestDay() const
{
    for (const DaySummary &known : m_days)
        if (known.papers > 0)
            return known.day;
    return {};
}

void DaysController::setSourceNames(const QMap<QString, QString> &names)
{
    m_sourceNames = names;
    m_calendar.setSourceNames(names);
    Q_EMIT changed();
}

QDate DaysController::before(QDate day) const
{
    if (!day.isValid())
        return newestDay();
    for (const DaySummary &known : m_days)
        if (known.day < day && isWorthAStop(known))
            return known.day;
    return {};
}

QDate DaysController::after(QDate day) const
{
    QDate next;
    for (const DaySummary &known : m_days) {
        if (known.day <= day || !day.isValid())
            break;
        if (isWorthAStop(known))
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
    whenKnown([this] { go(before(m_list.shownDay())); });
}

void DaysController::goAfter()
{
    whenKnown([this] { go(after(m_list.shownDay())); });
}

// What was just imported or fetched is a day to go to.
void DaysController::whenKnown(std::function<void()> act)
{
    if (!m_reloading && !m_changedMeanwhile)
        return act();
    m_waiting = std::move(act);
    if (!m_reloading) {
        m_pause.stop();
        m_changedMeanwhile = false;
        reload();
    }
}

void DaysController::go(QDate day)
{
    if (day.isValid())
        m_list.show({.kind = ViewSelection::Kind::Day, .day = day, .author = {}});
}

QString DaysController::nameOf(const QString &source) const
{
    return m_sourceNames.value(source, sourceName(source));
}

QString DaysController::briefOf(const DaySource &source) const
{
    if (source.status == DayStatus::Complete)
        return tr("%1, from %2 · %3")
            .arg(dayStatusText(source.status), source.origin, momentText(source.at));
    const bool hasNoDigest =
        source.status == DayStatus::Empty && sourceTraits(source.source).isArchive;
    const QString status = hasNoDigest ? tr("no digest") : dayStatusText(source.status);
    const QString text = tr("%1 (%2)").arg(status, nameOf(source.source));
    return source.nextTry.isValid() ? tr("%1, next try %2").arg(text, momentText(source.nextTry))
                                    : text;
}

QString DaysController::statusOf(QDate day) const
{
    if (!m_known)
        return {};
    const DaySummary known = summaryOf(day);
    QStringList parts;
    for (const DaySource &source : known.sources) // who has papers comes first
        source.status == DayStatus::Complete ? parts.prepend(briefOf(source))
                                             : parts.append(briefOf(source));
    if (parts.isEmpty())
        parts << dayStatusText(DayStatus::NotFetched);
    return QString(day.toString(Qt::ISODate) + u' ' + parts.join(u"; "_s));
}

QString DaysController::detailsOf(QDate day) const
{
    QStringList lines;
    for (const DaySource &source : summaryOf(day).sources) {
        QString line = nameOf(source.source) + u": "_s + briefOf(source);
        if (!source.problem.isEmpty())
            line += u". "_s + source.problem;
        lines << line;
    }
    return lines.join(u'\n');
}

} // namespace broadsheet
