#include "fetching/FetchRun.h"

#include "base/Deliver.h"
#include "base/Logging.h"
#include "base/WorkPool.h"
#include "fetching/DayOutcomes.h"
#include "importing/SampleDigest.h"
#include "library/Library.h"

#include <QtConcurrentRun>

#include <utility>

namespace broadsheet {

namespace {

constexpr int maxQueries = 8;     // at once, over all sources
constexpr int maxUnreachable = 2; // in a row; then a source's other days are not tried
constexpr int maxDetailFailures = 2;

} // namespace

FetchRun::FetchRun(Library &library, HttpClient &http, const std::vector<SourceSetup> &sources,
                   FetchRequest request, Clock clock, QObject *parent)
    : QObject(parent), m_library(library), m_http(http), m_request(std::move(request)),
      m_clock(std::move(clock)), m_planner(sources, m_request, m_clock())
{
    m_elapsed.start();
    deliver(m_library.days(), this, [this](const Result<QList<DaySummary>> &days) {
        if (m_ended)
            return;
        if (days)
            return readFolders(*days);
        Q_EMIT failed(days.error());
        end();
    });
}

void FetchRun::readFolders(const QList<DaySummary> &ledger)
{
    m_emptyDays.readLedger(ledger);
    const QList<LocalFolder> folders = m_planner.folders();
    if (folders.isEmpty())
        return start(m_planner.planDays(ledger, {}));
    deliver(QtConcurrent::run(readingPool(), localDaysOf, folders), this,
            [this, ledger](const FolderDays &days) {
                if (!m_ended)
                    start(m_planner.planDays(ledger, days));
            });
}

void FetchRun::start(const FetchPlan &plan)
{
    for (const DayOutcome &outcome : plan.withoutAsking)
        announce(outcome);
    for (const FetchTask &task : plan.tasks)
        add(task);
    tellProgress();
    startTasks();
    endWhenDone();
}

void FetchRun::planDetails()
{
    m_detailsPlanned = true;
    const std::vector<const SourceSetup *> sources = m_planner.detailSources();
    m_detailQueries = std::ssize(sources);
    for (const SourceSetup *setup : sources)
        deliver(m_library.withoutReportOf(setup->id(), m_planner.papersForDetails(),
                                          m_request.isRefresh() ? m_clock() : QDateTime()),
                this, [this, setup](const Result<QList<PaperId>> &papers) {
                    if (!m_ended)
                        addDetails(*setup, papers);
                });
}

void FetchRun::addDetails(const SourceSetup &setup, const Result<QList<PaperId>> &papers)
{
    --m_detailQueries;
    if (papers)
        for (FetchTask &task : m_planner.planDetails(setup, *papers))
            add(std::move(task));
    else
        Q_EMIT failed(papers.error());
    tellProgress();
    startTasks();
    endWhenDone();
}

void FetchRun::add(FetchTask task)
{
    ++m_total;
    if (task.request.day.isValid())
        ++m_open[task.request.day];
    m_tasks.push_back(std::move(task));
}

// The task is done, whether or not it was answered.
void FetchRun::settle(const FetchTask &task)
{
    ++m_done;
    if (task.request.day.isValid() && --m_open[task.request.day] == 0)
        ++m_daysDone;
}

void FetchRun::startTasks()
{
    for (auto task = m_tasks.begin();
         !m_ended && task != m_tasks.end() && m_running < maxQueries;) {
        if (!mayStart(*task)) {
            ++task;
            continue;
        }
        FetchTask next = std::move(*task);
        task = m_tasks.erase(task);
        startTask(std::move(next));
    }
}

bool FetchRun::mayStart(const FetchTask &task)
{
    const int atOnce = task.setup->isLocal()
                           ? maxQueries
                           : task.setup->source->budget(task.setup->options.baseUrl).connections;
    return m_states[task.setup->id()].running < atOnce;
}

void FetchRun::startTask(FetchTask task)
{
    SourceState &state = m_states[task.setup->id()];
    if (state.unreachable >= maxUnreachable) { // its other days would only wait for a timeout
        ++m_running;
        return void(take(task, unreachable(task, m_clock())));
    }
    if (!task.request.papers.isEmpty() && state.failures >= maxDetailFailures)
        return settle(task); // the next refresh asks for them
    ++state.running;
    ++m_running;
    auto *query = new SourceQuery(m_http, *task.setup, task.request, task.known, m_clock, this);
    connect(query, &SourceQuery::waits, this, [this, id = task.setup->id()](const HttpWait &wait) {
        if (m_wait.note(id, wait, m_clock()))
            tellProgress();
    });
    connect(
        query, &SourceQuery::finished, this,
        [this, query, task = std::move(task)] { receive(query, task); }, Qt::QueuedConnection);
}

void FetchRun::receive(SourceQuery *query, const FetchTask &task)
{
    if (m_ended)
        return; // and the query is deleted
    query->deleteLater();
    m_wait.endOf(task.setup->id());
    const QueryOutcome outcome = query->take();
    SourceState &state = m_states[task.setup->id()];
    --state.running;
    state.unreachable = outcome.isUnreachable ? state.unreachable + 1 : 0;
    m_unreachable += outcome.isUnreachable ? 1 : 0;
    m_reached += outcome.isReached ? 1 : 0;
    const bool isSplit = take(task, outcome);
    if (outcome.days.constFirst().status != DayStatus::Failed)
        state.failures = 0;
    else if (!isSplit)
        ++state.failures;
    startTasks();
    endWhenDone();
}

bool FetchRun::take(const FetchTask &task, const QueryOutcome &outcome)
{
    const SplitTasks::Next next = m_splits.add(task, outcome);
    for (const FetchTask &part : next.parts)
        add(part);
    if (next.answer) {
        check(next.answer->task, next.answer->outcome);
    } else {
        --m_running;
        settle(task);
    }
    return !next.parts.empty();
}

void FetchRun::check(const FetchTask &task, const QueryOutcome &outcome)
{
    if (task.setup->source->asks() != Source::Asks::Newest)
        return store(task, outcome);
    if (outcome.undated.isEmpty())
        return checkStale(task, outcome);
    deliver(m_library.firstDays(task.setup->id(), outcome.undated.values()), this,
            [this, task, checked = QueryOutcome(outcome)](
                const Result<QHash<PaperId, QDate>> &firstDays) mutable {
                if (m_ended)
                    return;
                if (firstDays)
                    keepFirstDays(checked.days, *firstDays);
                checkStale(task, checked);
            });
}

void FetchRun::checkStale(const FetchTask &task, const QueryOutcome &outcome)
{
    deliver(m_library.alsoListedBefore(outcome.days.constFirst()), this,
            [this, task, checked = QueryOutcome(outcome)](const Result<int> &listedBefore) mutable {
                if (m_ended)
                    return;
                dropStaleList(checked.days.first(), listedBefore.value_or(0));
                store(task, checked);
            });
}

void FetchRun::store(const FetchTask &task, const QueryOutcome &outcome)
{
    --m_running;
    for (const EmptyDays::Answer &answer : m_emptyDays.add({task, inLedger(task, outcome)}))
        write(answer.task, answer.outcome);
}

void FetchRun::write(const FetchTask &task, QueryOutcome outcome)
{
    ++m_running;
    DayReport &day = outcome.days.first();
    if (!day.nextTry.isValid())
        day.nextTry =
            nextTryOf(day.status, day.tried.isValid() ? day.tried : day.at, outcome.isUnreachable);
    deliver(m_library.store(outcome.days), this,
            [this, task, outcome](const Result<ChangeSet> &stored) {
                if (!m_ended)
                    onStored(task, outcome, stored);
            });
}

void FetchRun::onStored(const FetchTask &task, const QueryOutcome &outcome,
                        const Result<ChangeSet> &stored)
{
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
    m_report.updatedPapers += static_cast<int>((stored->content - stored->added).size());
    announce(outcomeOf(task, outcome, newPapers, m_request));
    tellProgress();
    startTasks();
    endWhenDone();
}

void FetchRun::announce(const DayOutcome &outcome)
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
                      .newPapers = m_report.newPapers,
                      .wait = m_wait.current()};
    if (m_done > 0)
        now.left = std::chrono::seconds(m_elapsed.elapsed() * (m_total - m_done) / m_done / 1000);
    noteBudgets(now, m_tasks);
    Q_EMIT progress(now);
}

void FetchRun::endWhenDone()
{
    if (m_ended || m_running > 0 || m_detailQueries > 0 || !m_tasks.empty())
        return;
    for (const EmptyDays::Answer &answer : m_emptyDays.rest())
        write(answer.task, answer.outcome);
    if (m_running > 0)
        return;
    if (!m_detailsPlanned)
        planDetails();
    if (m_detailQueries == 0)
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
    m_report.isOnline = m_reached > 0;
    m_report.isOffline = m_unreachable > 0 && !m_report.isOnline;
    Q_EMIT finished(m_report);
}

} // namespace broadsheet
