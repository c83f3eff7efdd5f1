#include "fetching/FetchRun.h"

#include "base/Deliver.h"
#include "base/Logging.h"
#include "fetching/Tr.h"
#include "importing/SampleDigest.h"
#include "library/Library.h"
#include "papers/SourceTraits.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr int maxQueries = 8;
constexpr int unreachableTimes = 2; // then the rest of a source is not tried
constexpr int failuresOfDetails = 2;

constexpr std::chrono::minutes pauseOffline = 5min;
constexpr std::chrono::minutes pauseAfterFailure = 30min;
constexpr std::chrono::minutes pauseUntilOpen = 60min;

QDateTime later(const QDateTime &now, std::chrono::minutes pause)
{
    return now.addMSecs(std::chrono::milliseconds(pause).count());
}

QDateTime nextTryOf(const DayReport &day, bool isUnreachable)
{
    if (day.nextTry.isValid())
        return day.nextTry;
    switch (day.status) {
    case DayStatus::Failed:
    case DayStatus::CutShort:
        return later(day.at, isUnreachable ? pauseOffline : pauseAfterFailure);
    case DayStatus::NotOpenYet:
        return later(day.at, pauseUntilOpen);
    default:
        return {};
    }
}

} // namespace

FetchRun::FetchRun(Library &library, HttpClient &http, const std::vector<SourceSetup> &sources,
                   FetchRequest order, QObject *parent)
    : QObject(parent), m_library(library), m_http(http), m_sources(sources),
      m_order(std::move(order)), m_now(QDateTime::currentDateTimeUtc())
{
    m_clock.start();
    ++m_planning;
    deliver(m_library.days(), this, [this](const Result<QList<DaySummary>> &days) {
        if (days && !m_ended)
            plan(*days);
        else if (!days)
            Q_EMIT failed(days.error());
        planned();
    });
}

void FetchRun::add(Task task)
{
    ++m_total;
    if (task.request.day.isValid())
        ++m_open[task.request.day];
    m_tasks.push_back(std::move(task));
}

// The question has its answer, or none.
void FetchRun::settle(const Task &task)
{
    ++m_done;
    if (task.request.day.isValid() && --m_open[task.request.day] == 0)
        ++m_daysDone;
}

// Once every part of the plan is there.
void FetchRun::planned()
{
    if (--m_planning > 0 || m_ended)
        return;
    std::stable_sort(m_tasks.begin(), m_tasks.end(),
                     [](const Task &a, const Task &b) { return a.request.day > b.request.day; });
    tellProgress();
    startTasks();
    endWhenDone();
}

void FetchRun::startTasks()
{
    for (auto task = m_tasks.begin();
         !m_ended && task != m_tasks.end() && m_running < maxQueries;) {
        if (!mayStart(*task)) {
            ++task;
            continue;
        }
        const Task next = std::move(*task);
        task = m_tasks.erase(task);
        startTask(next);
    }
}

bool FetchRun::mayStart(const Task &task)
{
    const int atOnce = task.setup->isLocal()
                           ? maxQueries
                           : task.setup->source->budget(task.setup->options.baseUrl).connections;
    return m_hosts[task.setup->id()].running < atOnce;
}

void FetchRun::startTask(Task task)
{
    Host &host = m_hosts[task.setup->id()];
    if (host.unreachable >= unreachableTimes)
        return giveUp(task);
    if (task.request.papers.size() > 0 && host.failures >= failuresOfDetails) {
        settle(task); // the next refresh asks for them
        return;
    }
    ++host.running;
    ++m_running;
    ++m_asked;
    auto *query = new SourceQuery(m_http, *task.setup, task.request, task.known, this);
    connect(
        query, &SourceQuery::finished, this,
        [this, query, task = std::move(task)] { receive(query, task); }, Qt::QueuedConnection);
}

// Nobody answered twice in a row: the others would wait for nothing.
void FetchRun::giveUp(const Task &task)
{
    ++m_running;
    const QString host = task.setup->options.baseUrl.authority(QUrl::PrettyDecoded);
    store(task, {.days = {{.source = task.setup->id(),
                           .day = task.request.day,
                           .origin = task.setup->options.baseUrl.host(),
                           .papers = {},
                           .at = QDateTime::currentDateTimeUtc(),
                           .status = DayStatus::Failed,
                           .problem = FetchingTr::tr("%1 could not be reached.").arg(host)}},
                 .isUnreachable = true});
}

void FetchRun::receive(SourceQuery *query, const Task &task)
{
    if (m_ended)
        return; // and the conversation is gone
    query->deleteLater();
    Host &host = m_hosts[task.setup->id()];
    --host.running;
    QueryOutcome outcome = query->take();
    host.unreachable = outcome.isUnreachable ? host.unreachable + 1 : 0;
    host.failures = outcome.days.constFirst().status == DayStatus::Failed ? host.failures + 1 : 0;
    m_answered += outcome.isUnreachable ? 0 : 1;
    if (outcome.isRefused && task.request.papers.size() > 1) {
        --m_running;
        --host.failures;
        split(task);
        return startTasks();
    }
    store(task, std::move(outcome));
    startTasks();
}

// One paper that the service does not take may stand in the way of all the others.
void FetchRun::split(const Task &task)
{
    settle(task);
    const QList<PaperId> &papers = task.request.papers;
    const qsizetype half = papers.size() / 2;
    for (const QList<PaperId> &part : {papers.first(half), papers.sliced(half)}) {
        Task smaller = task;
        smaller.request.papers = part;
        add(std::move(smaller));
    }
}

void FetchRun::store(const Task &task, QueryOutcome outcome)
{
    DayReport &day = outcome.days.first();
    day.nextTry = nextTryOf(day, outcome.isUnreachable);
    deliver(m_library.store(outcome.days), this,
            [this, task, outcome](const Result<ChangeSet> &stored) {
                if (m_ended)
                    return;
                --m_running;
                settle(task);
                if (!stored) {
                    Q_EMIT failed(stored.error());
                    return end();
                }
                const int newPapers = static_cast<int>(stored->added.size());
                if (newPapers > 0 && !std::exchange(m_sampleForgotten, true))
                    forgetSample(m_library);
                m_report.newPapers += newPapers;
                m_report.updatedPapers +=
                    static_cast<int>((stored->content - stored->added).size());
                report(task, outcome.days.constFirst(), outcome, newPapers);
                tellProgress();
                startTasks();
                endWhenDone();
            });
}

void FetchRun::report(const Task &task, const DayReport &day, const QueryOutcome &outcome,
                      int newPapers)
{
    int papers = 0;
    for (const DayReport &one : outcome.days)
        papers += static_cast<int>(one.papers.size());
    DayOutcome one{.source = task.setup->id(),
                   .sourceName = sourceName(task.setup->id()),
                   .day = day.day,
                   .status = day.status,
                   .papers = papers,
                   .newPapers = newPapers,
                   .isUnchanged = outcome.isUnchanged,
                   .problem = day.problem,
                   .nextTry = day.nextTry,
                   .remarks = outcome.remarks};
    // A list that is empty now takes nothing away from what it was.
    if (one.status == DayStatus::Complete && papers == 0 && !outcome.isUnchanged &&
        task.known.status != DayStatus::Complete)
        one.status = DayStatus::Empty;
    const bool isNewest = task.setup->source->asks() == Source::Asks::Newest;
    if (isNewest && !m_order.isRefresh() && one.isWell() &&
        (day.day < m_order.from || day.day > m_order.to))
        one.problem = FetchingTr::tr("%1 only has its newest day, %2.")
                          .arg(one.sourceName, day.day.toString(Qt::ISODate));
    announce(std::move(one));
}

void FetchRun::announce(DayOutcome outcome)
{
    qCDebug(logReading) << outcome.source << outcome.day << outcome.problem << outcome.remarks;
    m_report.outcomes.append(outcome);
    Q_EMIT dayDone(outcome);
}

void FetchRun::tellProgress()
{
    FetchProgress now{.done = m_done,
                      .total = m_total,
                      .daysDone = m_daysDone,
                      .daysTotal = static_cast<int>(m_open.size()),
                      .newPapers = m_report.newPapers};
    if (m_done > 0)
        now.left = std::chrono::seconds(m_clock.elapsed() * (m_total - m_done) / m_done / 1000);
    Q_EMIT progress(now);
}

void FetchRun::endWhenDone()
{
    if (m_planning > 0 || m_running > 0 || !m_tasks.empty())
        return;
    if (!m_detailsPlanned)
        planDetails();
    if (m_planning == 0 && m_tasks.empty())
        end();
}

void FetchRun::cancel()
{
    m_report.isCancelled = true;
    end();
}

void FetchRun::end()
{
    if (std::exchange(m_ended, true))
        return;
    m_tasks.clear();
    for (SourceQuery *open : findChildren<SourceQuery *>())
        delete open;
    m_report.isOffline = m_asked > 0 && m_answered == 0;
    Q_EMIT finished(m_report);
}

} // namespace broadsheet
