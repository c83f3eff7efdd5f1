#include "fetching/DueDays.h"

#include "papers/SourceTraits.h"

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr int votesChangeDays = 7;
constexpr int recentDays = 7;
constexpr int maxMissedDays = 90;
constexpr int maxClosedDays = 3; // a day may have lost its papers since, and would never be whole
constexpr std::chrono::minutes pauseForToday = 30min; // today and yesterday change often
constexpr std::chrono::minutes pauseForRecent = 6h;
constexpr std::chrono::minutes pauseWhenUnreachable = 5min;
constexpr std::chrono::minutes pauseAfterFailure = 30min;
constexpr std::chrono::minutes pauseUntilOpen = 60min;

using Entries = QHash<QDate, DaySource>; // of one source

Entries entriesOf(const QList<DaySummary> &ledger, const QString &source)
{
    Entries known;
    for (const DaySummary &day : ledger)
        for (const DaySource &entry : day.sources)
            if (entry.source == source)
                known.insert(day.day, entry);
    return known;
}

QDateTime lastTried(const DaySource &entry)
{
    return entry.tried.isValid() ? entry.tried : entry.at;
}

QDateTime later(const QDateTime &moment, std::chrono::minutes pause)
{
    return moment.addMSecs(std::chrono::milliseconds(pause).count());
}

bool isPast(const QDateTime &moment, std::chrono::minutes pause, const QDateTime &now)
{
    // A moment in the future means that the clock was set back; it is ignored.
    return !moment.isValid() || moment > now || later(moment, pause) <= now;
}

bool isDue(const DaySource &entry, QDate day, const FetchOccasion &occasion)
{
    if (isSettled(entry, day))
        return false;
    if (occasion.byUser)
        return true;
    const bool isShortPause =
        occasion.atStart && entry.nextTry <= later(lastTried(entry), pauseWhenUnreachable);
    if (isPaused(entry, occasion.now) && !isShortPause)
        return false;
    if (!isWhole(entry.status) || !entry.problem.isEmpty())
        return true;
    const bool isRecent = day >= newestDayAnywhere(occasion.now).addDays(-1);
    return isPast(lastTried(entry), isRecent ? pauseForToday : pauseForRecent, occasion.now);
}

} // namespace

QDate newestDayAnywhere(const QDateTime &now)
{
    return std::max(now.toUTC().date(), now.toLocalTime().date());
}

bool isWhole(DayStatus status)
{
    return status == DayStatus::Complete || status == DayStatus::Empty;
}

bool isPaused(const DaySource &known, const QDateTime &now)
{
    // An attempt in the future means that the clock was ahead, and so was the next try.
    return known.nextTry.isValid() && known.nextTry > now && lastTried(known) <= now;
}

bool isSettled(const DaySource &known, QDate day)
{
    return isWhole(known.status) && known.at.isValid() &&
           known.at.toUTC().date() >= day.addDays(votesChangeDays);
}

QList<QDate> daysToRefresh(const QList<DaySummary> &ledger, const QString &source,
                           const FetchOccasion &occasion)
{
    const Entries known = entriesOf(ledger, source);
    const QDate today = newestDayAnywhere(occasion.now);
    QDate oldest = today.addDays(1 - recentDays);
    for (auto entry = known.keyBegin(); entry != known.keyEnd(); ++entry)
        oldest = std::min(oldest, *entry);
    oldest = std::max(oldest, today.addDays(1 - maxMissedDays));

    QList<QDate> days;
    for (QDate day = today; day >= oldest; day = day.addDays(-1)) {
        const auto entry = known.constFind(day);
        if (entry == known.cend() || isDue(*entry, day, occasion))
            days.append(day);
    }
    return days;
}

QList<QDate> daysToFetch(const QList<DaySummary> &ledger, const QString &source, QDate from,
                         QDate to)
{
    const Entries known = entriesOf(ledger, source);
    QList<QDate> days;
    for (QDate day = to; day >= from; day = day.addDays(-1)) {
        const auto entry = known.constFind(day);
        if (entry == known.cend() || !isSettled(*entry, day) || !entry->problem.isEmpty())
            days.append(day);
    }
    return days;
}

bool isNewestDue(const QList<DaySummary> &ledger, const QString &source,
                 const FetchOccasion &occasion)
{
    const Entries known = entriesOf(ledger, source);
    QDateTime last;
    for (const DaySource &entry : known) {
        if (const QDateTime tried = lastTried(entry); !last.isValid() || tried > last)
            last = tried;
        if (!occasion.byUser && isPaused(entry, occasion.now))
            return false;
    }
    return occasion.byUser || isPast(last, pauseForToday, occasion.now);
}

QDate newestKnownDay(const QList<DaySummary> &ledger, const QString &source)
{
    const Entries known = entriesOf(ledger, source);
    QDate newest;
    for (const auto &[day, entry] : known.asKeyValueRange())
        if ((entry.status == DayStatus::Complete || entry.status == DayStatus::SoFar ||
             (entry.status == DayStatus::Empty && !entry.validator.isEmpty())) &&
            (!newest.isValid() || day > newest))
            newest = day;
    return newest;
}

QMap<QDate, DaySource> openDays(const QList<DaySummary> &ledger, const QString &source)
{
    QMap<QDate, DaySource> open;
    const Entries known = entriesOf(ledger, source);
    for (const auto &[day, entry] : known.asKeyValueRange())
        if (entry.status == DayStatus::Failed || entry.status == DayStatus::NotOpenYet ||
            entry.status == DayStatus::SoFar)
            open.insert(day, entry);
    return open;
}

QDate oldestClosedDay(const QList<DaySummary> &ledger, const QString &source, const QDateTime &now)
{
    const Entries known = entriesOf(ledger, source);
    QDate oldest;
    for (const auto &[day, entry] : known.asKeyValueRange()) {
        const QDateTime closing = closingTime(source, day);
        const bool hasClosed =
            closing.isValid() && closing <= now && closing.addDays(maxClosedDays) > now;
        if (entry.status == DayStatus::SoFar && hasClosed && (!oldest.isValid() || day < oldest))
            oldest = day;
    }
    return oldest;
}

QDateTime nextTryOf(DayStatus status, const QDateTime &at, bool isUnreachable)
{
    switch (status) {
    case DayStatus::Failed:
    case DayStatus::CutShort:
        return later(at, isUnreachable ? pauseWhenUnreachable : pauseAfterFailure);
    case DayStatus::SoFar:
        return later(at, pauseForToday);
    case DayStatus::NotOpenYet:
        return later(at, pauseUntilOpen);
    default:
        return {};
    }
}

void dropStaleList(DayReport &newest, int listedBefore)
{
    const qsizetype papers = newest.papers.size();
    if (papers == 0 || 10 * qsizetype(listedBefore) < 9 * papers)
        return;
    newest.papers.clear();
    newest.status = DayStatus::NotOpenYet;
    newest.validator.clear();
}

bool hasClosed(const QString &source, QDate day, const QDateTime &now)
{
    const QDateTime closing = closingTime(source, day);
    return closing.isValid() ? closing <= now : day < now.toUTC().date();
}

void noteGrowth(DayReport &day)
{
    const QDateTime closing = closingTime(day.source, day.day);
    const bool isGrowing = closing.isValid() && day.at < closing;
    if (isWhole(day.status) && isGrowing)
        day.status = DayStatus::SoFar;
    else if (day.status == DayStatus::SoFar && !isGrowing)
        day.status = DayStatus::Complete;
}

void keepFirstDays(QList<DayReport> &days, const QHash<PaperId, QDate> &firstDays)
{
    QMap<QDate, QList<PaperReport>> moved;
    DayReport &asked = days.first();
    asked.papers.removeIf([&](const PaperReport &paper) {
        const QDate day = firstDays.value(paper.id, asked.day);
        if (day == asked.day)
            return false;
        moved[day].append(paper);
        return true;
    });
    DayReport start = asked;
    start.papers.clear();
    for (const auto &[day, papers] : moved.asKeyValueRange()) {
        auto report = std::find_if(days.begin(), days.end(),
                                   [day = day](const DayReport &one) { return one.day == day; });
        if (report == days.end()) {
            report = days.insert(days.end(), DayReport(start));
            report->day = day;
            report->status = DayStatus::NotFetched;
            report->validator.clear();
        }
        report->papers += papers;
    }
    if (!days.constFirst().papers.isEmpty() || moved.isEmpty())
        return;
    days.removeFirst();
    const auto newest =
        std::max_element(days.begin(), days.end(),
                         [](const DayReport &a, const DayReport &b) { return a.day < b.day; });
    newest->status = start.status;
    newest->problem = start.problem;
    newest->validator = start.validator;
    newest->nextTry = start.nextTry;
    noteGrowth(*newest);
    std::iter_swap(days.begin(), newest);
}

DaySource ledgerEntry(const QList<DaySummary> &ledger, const QString &source, QDate day)
{
    for (const DaySummary &summary : ledger)
        if (summary.day == day)
            for (const DaySource &entry : summary.sources)
                if (entry.source == source)
                    return entry;
    return {.source = source, .status = DayStatus::NotFetched};
}

} // namespace broadsheet
