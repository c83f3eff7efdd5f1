// Decides when the window fetches: at the start, on F5, on a schedule, when a watched folder
// changes, for days that the user chooses, and again when the network is back. One fetch runs at a
// time; others are queued. GUI thread only.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "fetching/Fetcher.h"
#include "fetching/LocalArchive.h"

#include <QMap>
#include <QObject>
#include <QTimer>

#include <deque>

namespace broadsheet {

class HttpClient;
class Library;
class Settings;

// How often the controller looks by itself.
struct RefreshPauses
{
    std::chrono::milliseconds offline = std::chrono::minutes(1);  // whether the network is back
    std::chrono::milliseconds schedule = std::chrono::minutes(1); // whether a refresh is due
};

class RefreshController final : public QObject
{
    Q_OBJECT

public:
    RefreshController(Library &library, HttpClient &http, Settings &settings,
                      const Clock &clock = systemTime, QObject *parent = nullptr,
                      RefreshPauses pauses = {});

    // Resumes days that the last run of the program did not finish, and refreshes if the settings
    // say so.
    void start();
    void refresh();                                                        // asked for by the user
    void fetchDays(QDate from, QDate to, const QStringList &sources = {}); // ids; empty: all
    void cancel();                                                         // also what is queued
    void readSettings(); // takes over sources, addresses and schedule from the settings

    [[nodiscard]] bool isRunning() const { return m_fetcher.isRunning(); }
    [[nodiscard]] bool isOffline() const { return m_isOffline; }
    // A refresh will start by itself: on schedule, or to find out whether the network is back.
    [[nodiscard]] bool isScheduled() const { return m_schedule.isActive() || m_retry.isActive(); }
    [[nodiscard]] bool hasSources() const; // one that lists days is on
    [[nodiscard]] QMap<QString, QString> sourceNames() const;
    [[nodiscard]] const std::vector<SourceSetup> &sources() const { return m_fetcher.sources(); }

Q_SIGNALS:
    void progress(const broadsheet::FetchProgress &progress, bool isRange);
    void finished(const broadsheet::FetchReport &report, const broadsheet::FetchRequest &request);
    void offlineChanged(bool offline);
    void sourcesChanged();
    void failed(const broadsheet::Error &error);

private:
    void enqueue(const FetchRequest &request);
    void startNext();
    void onFinished(const FetchReport &report);
    void onSchedule();
    [[nodiscard]] bool hasServers() const; // one that lists days on the network is on

    Settings &m_settings;
    Clock m_clock;
    Fetcher m_fetcher;
    FolderWatch m_watch;
    std::deque<FetchRequest> m_queue;
    QTimer m_schedule;       // to look at the clock; stopped: there is no schedule
    QDateTime m_lastRefresh; // of all sources, UTC; at first the start of the program
    QTimer m_retry;          // while offline
    bool m_isOffline = false;
};

} // namespace broadsheet
