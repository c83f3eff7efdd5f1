// One fetch from its plan to its report. See Fetch.h.
#pragma once

#include "fetching/DueDays.h"
#include "fetching/Fetcher.h"
#include "fetching/LocalArchive.h"
#include "fetching/SourceQuery.h"

#include <QElapsedTimer>
#include <QHash>

#include <deque>

namespace broadsheet {

class FetchRun final : public QObject
{
    Q_OBJECT

public:
    FetchRun(Library &library, HttpClient &http, const std::vector<SourceSetup> &sources,
             FetchRequest order, QObject *parent);

    void cancel();

Q_SIGNALS:
    void progress(const broadsheet::FetchProgress &progress);
    void dayDone(const broadsheet::DayOutcome &outcome);
    void finished(const broadsheet::FetchReport &report); // once, never from the constructor
    void failed(const broadsheet::Error &error);

private:
    struct Task
    {
        const SourceSetup *setup;
        SourceRequest request;
        DaySource known = {};
    };
    struct Host // what is known of a source in this run
    {
        int running = 0;
        int unreachable = 0; // times in a row
        int failures = 0;    // likewise
    };

    void plan(const QList<DaySummary> &ledger);
    void planDays(const SourceSetup &setup, const QList<DaySummary> &ledger);
    void planLocal(const SourceSetup &setup, const QList<DaySummary> &ledger,
                   const LocalDays &files);
    void planNewest(const SourceSetup &setup, const QList<DaySummary> &ledger);
    void planDetails();
    void addDays(const SourceSetup &setup, const QList<DaySummary> &ledger,
                 const QList<QDate> &days);
    void skipDays(const SourceSetup &setup, const QList<DaySummary> &ledger,
                  const QList<QDate> &asked);
    [[nodiscard]] bool isWanted(const SourceSetup &setup) const;
    void planned();

    void startTasks();
    [[nodiscard]] bool mayStart(const Task &task);
    void startTask(Task task);
    void giveUp(const Task &task);
    [[nodiscard]] FetchOccasion occasion() const;
    void add(Task task);
    void settle(const Task &task);
    void split(const Task &task);
    void receive(SourceQuery *query, const Task &task);
    void store(const Task &task, QueryOutcome outcome);
    void announce(DayOutcome outcome);
    void report(const Task &task, const DayReport &day, const QueryOutcome &outcome, int newPapers);
    void tellProgress();
    void endWhenDone();
    void end();

    Library &m_library;
    HttpClient &m_http;
    const std::vector<SourceSetup> &m_sources;
    FetchRequest m_order;
    QDateTime m_now;
    QElapsedTimer m_clock;
    int m_planning = 0;
    bool m_detailsPlanned = false;
    bool m_sampleForgotten = false;
    bool m_ended = false;
    std::deque<Task> m_tasks;
    QHash<QString, Host> m_hosts;
    int m_running = 0; // conversations and what is being stored
    int m_total = 0;
    int m_done = 0;
    QHash<QDate, int> m_open; // questions that are still open, by day
    int m_daysDone = 0;
    int m_asked = 0;
    int m_answered = 0;
    FetchReport m_report;
};

} // namespace broadsheet
