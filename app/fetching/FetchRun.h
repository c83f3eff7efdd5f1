// One fetch from its plan to its report. See Fetcher.h. GUI thread; a child of the Fetcher.
#pragma once

#include "fetching/BudgetWait.h"
#include "fetching/EmptyDays.h"
#include "fetching/FetchPlanner.h"
#include "fetching/Fetcher.h"
#include "fetching/SourceQuery.h"
#include "fetching/SplitTasks.h"
#include "papers/ChangeSet.h"

#include <QElapsedTimer>
#include <QHash>

#include <deque>

namespace broadsheet {

class FetchRun final : public QObject
{
    Q_OBJECT

public:
    // The library, the client and the sources must outlive the run. Starts at once.
    FetchRun(Library &library, HttpClient &http, const std::vector<SourceSetup> &sources,
             FetchRequest request, Clock clock, QObject *parent);

    void cancel();

Q_SIGNALS:
    void progress(const broadsheet::FetchProgress &progress);
    void dayDone(const broadsheet::DayOutcome &outcome);
    void finished(const broadsheet::FetchReport &report); // once, never from the constructor
    void failed(const broadsheet::Error &error);

private:
    struct SourceState // what this run has learnt about a source
    {
        int running = 0;
        int unreachable = 0; // times in a row
        int failures = 0;    // likewise
    };

    void readFolders(const QList<DaySummary> &ledger);
    void start(const FetchPlan &plan);
    void planDetails();
    void addDetails(const SourceSetup &setup, const Result<QList<PaperId>> &papers);

    void add(FetchTask task);
    void startTasks();
    [[nodiscard]] bool mayStart(const FetchTask &task);
    void startTask(FetchTask task);
    void receive(SourceQuery *query, const FetchTask &task);
    bool take(const FetchTask &task, const QueryOutcome &outcome); // whether it was split
    void check(const FetchTask &task, const QueryOutcome &outcome);
    void checkStale(const FetchTask &task, const QueryOutcome &outcome);
    void store(const FetchTask &task, const QueryOutcome &outcome);
    void write(const FetchTask &task, QueryOutcome outcome);
    void onStored(const FetchTask &task, const QueryOutcome &outcome,
                  const Result<ChangeSet> &stored);
    void settle(const FetchTask &task);

    void announce(const DayOutcome &outcome);
    void tellProgress();
    void endWhenDone();
    void end();

    Library &m_library;
    HttpClient &m_http;
    FetchRequest m_request;
    Clock m_clock;
    FetchPlanner m_planner;
    QElapsedTimer m_elapsed;
    qsizetype m_detailQueries = 0; // to the library, not answered yet
    bool m_detailsPlanned = false;
    bool m_sampleForgotten = false;
    bool m_ended = false;
    std::deque<FetchTask> m_tasks; // not started yet
    QHash<QString, SourceState> m_states;
    SplitTasks m_splits;
    EmptyDays m_emptyDays;
    ToldWait m_wait;
    int m_running = 0; // requests under way and outcomes being stored
    int m_total = 0;
    int m_done = 0;
    QHash<QDate, int> m_open; // tasks that are not done, by day
    int m_daysDone = 0;
    int m_unreachable = 0; // servers that were asked and did not answer, by request
    int m_reached = 0;     // and those that did
    FetchReport m_report;
};

} // namespace broadsheet
