#include "controllers/DaysController.h"

#include "base/Deliver.h"
#include "calendar/DayCalendar.h"
#include "controllers/ListController.h"
#include "controllers/LocalDay.h"
#include "library/Library.h"
#include "models/SidebarModel.h"
#include "papers/DayStatusText.h"
#include "papers/SourceTraits.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Fetching many days changes them several times a second; counting papers takes a fifth of the
// library's time at most.
constexpr int pauseFactor = 4;

// Stepping from day to day leaves out weekends, but nothing that went wrong.
bool isWorthAStop(const DaySummary &day)
{
    return day.papers > 0 ||
           std::any_of(day.sources.cbegin(), day.sources.cend(), [](const DaySource &source) {
               return source.status == DayStatus::Failed || source.status == DayStatus::CutShort;
           });
}

} // namespace

DaysController::DaysController(Library &library, ListController &list, SidebarModel &sidebar,
                               DayCalendar &calendar, Clock clock, QObject *parent)
    : QObject(parent), m_library(library), m_list(list), m_sidebar(sidebar), m_calendar(calendar),
      m_clock(std::move(clock))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_changedMeanwhile, false))
            reload();
    });
    connect(&library, &Library::changed, this, &DaysController::reload);
    connect(&calendar, &DayCalendar::dayChosen, this, &DaysController::go);
    connect(&list, &ListController::selectionChanged, this, [this] {
        m_calendar.setToday(localDay(m_clock)); // it may be past midnight by now
        m_calendar.setSelected(m_list.shownDay());
        m_whenKnown.clear(); // the user went elsewhere
    });
    m_calendar.setToday(localDay(m_clock));
    // Queued, so that the list is asked for first: that is what the user waits for.
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
    // The library answers in order: when the numbers arrive the days have arrived too.
    deliver(m_library.counts(), this,
            [this](const Result<ViewCounts> &counts) { takeCounts(counts); });
}

void DaysController::takeCounts(const Result<ViewCounts> &counts)
{
    m_reloading = false;
    m_known = true;
    if (counts) {
        showCounts(*counts);
    } else {
        Q_EMIT failed(counts.error());
    }
    Q_EMIT changed();
    for (const auto &act : std::exchange(m_whenKnown, {}))
        act();
    if (!std::exchange(m_isFirst, false))
        m_pause.start(pauseFactor * std::chrono::milliseconds(m_asked.elapsed()));
    else if (std::exchange(m_changedMeanwhile, false))
        reload(); // without a pause: right after the start the user waits for what has changed
}

void DaysController::showCounts(const ViewCounts &counts)
{
    using Kind = ViewSelection::Kind;
    const DaySummary today = summaryOf(localDay(m_clock));
    m_sidebar.setCount(Kind::Today, {.papers = today.papers, .unread = today.unread});
    m_sidebar.setCount(Kind::Unread, {.papers = counts.unread, .unread = counts.unread});
    m_sidebar.setCount(Kind::Starred, {.papers = counts.starred, .unread = counts.unreadStarred});
    m_sidebar.setCount(Kind::Later, {.papers = counts.later, .unread = counts.later});
    m_sidebar.setCount(Kind::Rising, {.papers = counts.rising, .unread = counts.unreadRising});
    m_sidebar.setCount(Kind::Changed, {.papers = counts.changed, .unread = counts.unreadChanged});
    m_sidebar.setCount(Kind::All, {.papers = counts.all, .unread = counts.unread});
    m_sidebar.setFollowed(counts.followed, counts.byFollowed);
}

DaySummary DaysController::summaryOf(QDate day) const
{
    for (const DaySummary &known : m_days)
        if (known.day == day)
            return known;
    return {.day = day};
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

QDate DaysController::lastFetched() const
{
    const auto isFetched = [](const DaySource &source) {
        return source.source != sampleSource &&
               (source.status == DayStatus::Complete || source.status == DayStatus::SoFar);
    };
    for (const DaySummary &known : m_days)
        if (std::any_of(known.sources.cbegin(), known.sources.cend(), isFetched))
            return known.day;
    return {};
}

QDate DaysController::unreadBefore(QDate day) const
{
    for (const DaySummary &known : m_days)
        if (known.day < day && known.unread > 0)
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

void DaysController::goToNewest()
{
    go(newestDay());
}

// Waits for a reload that is due, so that a day which was just imported or fetched can be gone to.
void DaysController::whenKnown(std::function<void()> act)
{
    if (!m_reloading && !m_changedMeanwhile)
        return act();
    m_whenKnown.append(std::move(act));
    if (!m_reloading) {
        m_pause.stop();
        m_changedMeanwhile = false;
        reload();
    }
}

void DaysController::go(QDate day)
{
    if (day.isValid())
        m_list.show({.kind = ViewSelection::Kind::Day, .day = day});
}

QString DaysController::nameOf(const QString &source) const
{
    return m_sourceNames.value(source, sourceName(source));
}

QString DaysController::timeText(const QDateTime &time) const
{
    const QDateTime local = time.toLocalTime();
    return local.toString(local.date() == localDay(m_clock) ? u"HH:mm"_s : u"yyyy-MM-dd HH:mm"_s);
}

QString DaysController::briefOf(const DaySource &source, QDate day) const
{
    if (source.status == DayStatus::Complete)
        return tr("%1, from %2 · %3")
            .arg(dayStatusText(source.status), source.origin, timeText(source.at));
    const bool hasNoDigest = source.status == DayStatus::Empty &&
                             sourceTraits(source.source).kind == SourceKind::Archive;
    const bool isGrowing = source.status == DayStatus::SoFar;
    const QString status = hasNoDigest ? tr("no digest") : dayStatusText(source);
    const bool isCutFile = source.status == DayStatus::CutShort && !source.origin.isEmpty() &&
                           source.source == digestSource;
    QString text = tr("%1 (%2)").arg(status, isCutFile ? source.origin : nameOf(source.source));
    if (const QDateTime closing = closingTime(source.source, day); isGrowing && m_clock() < closing)
        text = tr("%1, may grow until %2").arg(text, timeText(closing));
    return source.nextTry.isValid() ? tr("%1, next try %2").arg(text, timeText(source.nextTry))
                                    : text;
}

QString DaysController::statusOf(QDate day) const
{
    if (!m_known)
        return {};
    const DaySummary known = summaryOf(day);
    QStringList parts;
    for (const DaySource &source : known.sources) {
        if (source.status == DayStatus::Complete || source.status == DayStatus::SoFar)
            parts.prepend(briefOf(source, day)); // those with papers first
        else
            parts.append(briefOf(source, day));
    }
    if (parts.isEmpty())
        parts << (day > localDay(m_clock) ? tr("has not come yet")
                                          : dayStatusText(DayStatus::NotFetched));
    return QString(day.toString(Qt::ISODate) + u' ' + parts.join(u"; "_s));
}

QString DaysController::detailsOf(QDate day) const
{
    QStringList lines;
    const DaySummary summary = summaryOf(day);
    for (const DaySource &source : summary.sources) {
        QString line = nameOf(source.source) + u": "_s + briefOf(source, day);
        if (!source.problem.isEmpty())
            line += u". "_s + source.problem;
        lines << line;
    }
    return lines.join(u'\n');
}

} // namespace broadsheet
