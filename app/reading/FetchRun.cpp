#include "reading/FetchRun.h"

#include "base/Deliver.h"
#include "base/Logging.h"
#include "library/Library.h"
#include "reading/FetchPlan.h"
#include "reading/Sample.h"

#include <QCoreApplication>
#include <QtConcurrentRun>

#include <algorithm>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::reading)
};

constexpr int conversationsAtOnce = 8;
constexpr int unreachableTimes = 2; // then the rest of a source is not tried
constexpr int failuresOfDetails = 2;
constexpr int detailsInARefresh = 500; // arXiv takes a hundred in three seconds

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
                   FetchOrder order, QObject *parent)
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

bool FetchRun::isWanted(const SourceSetup &setup) const
{
    return m_order.sources.isEmpty() ? setup.enabled : m_order.sources.contains(setup.id());
}

void FetchRun::plan(const QList<DaySummary> &ledger)
{
    for (const SourceSetup &setup : m_sources) {
        if (!isWanted(setup))
            continue;
        if (!setup.isUsable()) {
            outcome({.source = setup.id(),
                     .sourceName = setup.source->name(),
                     .day = m_order.from,
                     .status = DayStatus::Failed,
                     .problem = setup.problem});
            continue;
        }
        if (setup.source->asks() == Source::Asks::Newest)
            planNewest(setup, ledger);
        else if (setup.source->asks() == Source::Asks::Days)
            planDays(setup, ledger);
    }
}

void FetchRun::planDays(const SourceSetup &setup, const QList<DaySummary> &ledger)
{
    if (setup.isLocal()) {
        ++m_planning;
        deliver(QtConcurrent::run(localDays, setup.options.baseUrl.toLocalFile()), this,
                [this, &setup, ledger](const LocalDays &files) {
                    if (!m_ended)
                        planLocal(setup, ledger, files);
                    planned();
                });
        return;
    }
    const QString id = setup.id();
    QList<QDate> days;
    if (m_order.isRefresh())
        days = daysToRefresh(ledger, id, {.now = m_now, .byReader = m_order.byReader});
    else if (m_order.from == m_order.to)
        days = {m_order.from};
    else
        days = daysToFetch(ledger, id, m_order.from, m_order.to);
    addDays(setup, ledger, days);
    skipDays(setup, ledger, days);
}

// A folder costs nothing to ask, so all of it is kept up to date, not the newest days alone.
void FetchRun::planLocal(const SourceSetup &setup, const QList<DaySummary> &ledger,
                         const LocalDays &files)
{
    const auto isNews = [&](QDate day) {
        const DaySource known = ledgerEntry(ledger, setup.id(), day);
        return known.status == DayStatus::NotFetched ||
               (files.contains(day) && known.at != files.value(day));
    };
    QList<QDate> days;
    if (m_order.isRefresh()) {
        days = files.keys();
    } else {
        for (QDate day = m_order.from; day <= m_order.to; day = day.addDays(1))
            days.append(day);
    }
    if (m_order.from != m_order.to || m_order.isRefresh())
        days.removeIf([&](QDate day) { return !isNews(day); });
    addDays(setup, ledger, days);
    skipDays(setup, ledger, days);
}

void FetchRun::planNewest(const SourceSetup &setup, const QList<DaySummary> &ledger)
{
    if (m_order.isRefresh() &&
        !isNewestDue(ledger, setup.id(), {.now = m_now, .byReader = m_order.byReader}))
        return;
    const QDate today = newestDayAnywhere(m_now);
    m_tasks.push_back({.setup = &setup, .question = {.day = today}});
    ++m_total;
}

void FetchRun::addDays(const SourceSetup &setup, const QList<DaySummary> &ledger,
                       const QList<QDate> &days)
{
    for (const QDate day : days)
        m_tasks.push_back({.setup = &setup,
                           .question = {.day = day},
                           .known = ledgerEntry(ledger, setup.id(), day)});
    m_total += static_cast<int>(days.size());
}

// What the reader asked for and is there already is said as well.
void FetchRun::skipDays(const SourceSetup &setup, const QList<DaySummary> &ledger,
                        const QList<QDate> &asked)
{
    if (m_order.isRefresh())
        return;
    const QSet<QDate> due(asked.cbegin(), asked.cend());
    for (const DaySummary &summary : ledger) {
        if (summary.day < m_order.from || summary.day > m_order.to || due.contains(summary.day))
            continue;
        const DaySource known = ledgerEntry(ledger, setup.id(), summary.day);
        if (known.status != DayStatus::NotFetched)
            outcome({.source = setup.id(),
                     .sourceName = setup.source->name(),
                     .day = summary.day,
                     .status = known.status,
                     .isUnchanged = true,
                     .isSkipped = true});
    }
}

// Once every part of the plan is there.
void FetchRun::planned()
{
    if (--m_planning > 0 || m_ended)
        return;
    std::stable_sort(m_tasks.begin(), m_tasks.end(),
                     [](const Task &a, const Task &b) { return a.question.day > b.question.day; });
    tellProgress();
    startTasks();
    endWhenDone();
}

// Details are asked last: the days may have brought papers without them.
void FetchRun::planDetails()
{
    m_detailsPlanned = true;
    for (const SourceSetup &setup : m_sources) {
        if (!isWanted(setup) || !setup.isUsable() || setup.source->asks() != Source::Asks::Details)
            continue;
        Query query{.from = m_order.from, .to = m_order.to};
        if (m_order.isRefresh() && m_order.sources.isEmpty())
            query.limit = detailsInARefresh;
        ++m_planning;
        deliver(m_library.withoutReportOf(setup.id(), query), this,
                [this, &setup](const Result<QList<PaperId>> &papers) {
                    if (m_ended)
                        return;
                    const qsizetype size = setup.source->batchSize();
                    for (qsizetype at = 0; papers && at < papers->size(); at += size) {
                        m_tasks.push_back(
                            {.setup = &setup,
                             .question = {.day = {}, .papers = papers->mid(at, size)}});
                        ++m_total;
                    }
                    if (!papers)
                        Q_EMIT failed(papers.error());
                    planned();
                });
    }
}

void FetchRun::startTasks()
{
    for (auto task = m_tasks.begin();
         !m_ended && task != m_tasks.end() && m_running < conversationsAtOnce;) {
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
                           ? conversationsAtOnce
                           : task.setup->source->budget(task.setup->options.baseUrl).connections;
    return m_hosts[task.setup->id()].running < atOnce;
}

void FetchRun::startTask(Task task)
{
    Host &host = m_hosts[task.setup->id()];
    if (host.unreachable >= unreachableTimes)
        return giveUp(task);
    if (task.question.papers.size() > 0 && host.failures >= failuresOfDetails) {
        ++m_done; // the next refresh asks for them
        return;
    }
    ++host.running;
    ++m_running;
    ++m_asked;
    auto *conversation = new Conversation(m_http, *task.setup, task.question, task.known, this);
    connect(
        conversation, &Conversation::finished, this,
        [this, conversation, task = std::move(task)] { receive(conversation, task); },
        Qt::QueuedConnection);
}

// Nobody answered twice in a row: the others would wait for nothing.
void FetchRun::giveUp(const Task &task)
{
    ++m_running;
    store(task, {.days = {{.source = task.setup->id(),
                           .day = task.question.day,
                           .origin = task.setup->options.baseUrl.host(),
                           .papers = {},
                           .at = QDateTime::currentDateTimeUtc(),
                           .status = DayStatus::Failed,
                           .problem = m_hosts[task.setup->id()].problem}},
                 .isUnreachable = true});
}

void FetchRun::receive(Conversation *conversation, const Task &task)
{
    if (m_ended)
        return; // and the conversation is gone
    conversation->deleteLater();
    Host &host = m_hosts[task.setup->id()];
    --host.running;
    Conversed conversed = conversation->take();
    host.unreachable = conversed.isUnreachable ? host.unreachable + 1 : 0;
    host.problem = conversed.days.constFirst().problem;
    host.failures = conversed.days.constFirst().status == DayStatus::Failed ? host.failures + 1 : 0;
    m_answered += conversed.isUnreachable ? 0 : 1;
    store(task, std::move(conversed));
    startTasks();
}

void FetchRun::store(const Task &task, Conversed conversed)
{
    DayReport &day = conversed.days.first();
    day.nextTry = nextTryOf(day, conversed.isUnreachable);
    deliver(m_library.store(conversed.days), this,
            [this, task, conversed](const Result<ChangeSet> &stored) {
                if (m_ended)
                    return;
                --m_running;
                ++m_done;
                if (!stored) {
                    Q_EMIT failed(stored.error());
                    return end();
                }
                const int newPapers = static_cast<int>(stored->added.size());
                if (newPapers > 0 && !std::exchange(m_sampleForgotten, true))
                    forgetSample(m_library);
                m_report.newPapers += newPapers;
                report(task, conversed.days.constFirst(), conversed, newPapers);
                tellProgress();
                startTasks();
                endWhenDone();
            });
}

void FetchRun::report(const Task &task, const DayReport &day, const Conversed &conversed,
                      int newPapers)
{
    int papers = 0;
    for (const DayReport &one : conversed.days)
        papers += static_cast<int>(one.papers.size());
    DayOutcome one{.source = task.setup->id(),
                   .sourceName = task.setup->source->name(),
                   .day = day.day,
                   .status = day.status,
                   .papers = papers,
                   .newPapers = newPapers,
                   .isUnchanged = conversed.isUnchanged,
                   .problem = day.problem,
                   .nextTry = day.nextTry,
                   .remarks = conversed.remarks};
    if (one.status == DayStatus::Complete && papers == 0 && !conversed.isUnchanged)
        one.status = DayStatus::Empty;
    const bool isNewest = task.setup->source->asks() == Source::Asks::Newest;
    if (isNewest && !m_order.isRefresh() && one.isWell() &&
        (day.day < m_order.from || day.day > m_order.to))
        one.problem = Tr::tr("%1 only has its newest day, %2.")
                          .arg(one.sourceName, day.day.toString(Qt::ISODate));
    outcome(std::move(one));
}

void FetchRun::outcome(DayOutcome outcome)
{
    qCDebug(logReading) << outcome.source << outcome.day << outcome.problem << outcome.remarks;
    m_report.outcomes.append(outcome);
    Q_EMIT dayDone(outcome);
}

void FetchRun::tellProgress()
{
    FetchProgress now{.done = m_done, .total = m_total, .newPapers = m_report.newPapers};
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
    for (Conversation *open : findChildren<Conversation *>())
        delete open;
    m_report.isOffline = m_asked > 0 && m_answered == 0;
    Q_EMIT finished(m_report);
}

} // namespace broadsheet
