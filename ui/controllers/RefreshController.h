// Fetching as the window does it: at the start, on F5, on a schedule, for days that the reader
// names, and again by itself after the network was away. One fetch at a time; what the reader asks
// for meanwhile waits its turn. GUI thread.
#pragma once

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

class RefreshController final : public QObject
{
    Q_OBJECT

public:
    // While nobody can be reached, it tries again after `offlinePause`.
    RefreshController(Library &library, HttpClient &http, Settings &settings,
                      QObject *parent = nullptr,
                      std::chrono::milliseconds offlinePause = std::chrono::minutes(1));

    void start(); // goes on with a range that the last session left, and refreshes if settings say
    void refresh();                                                        // by the reader
    void fetchDays(QDate from, QDate to, const QStringList &sources = {}); // all, when empty
    void cancel();
    void readSettings(); // sources, addresses and schedule are as they say from now on

    [[nodiscard]] bool isRunning() const { return m_fetcher.isRunning(); }
    [[nodiscard]] bool isOffline() const { return m_isOffline; }
    [[nodiscard]] bool hasSources() const; // any that lists days is switched on
    [[nodiscard]] QMap<QString, QString> sourceNames() const;
    [[nodiscard]] const std::vector<SourceSetup> &sources() const { return m_fetcher.sources(); }

Q_SIGNALS:
    void progress(const broadsheet::FetchProgress &progress, bool isRange);
    void finished(const broadsheet::FetchReport &report, const broadsheet::FetchRequest &order);
    void offlineChanged(bool offline);
    void sourcesChanged();
    void failed(const broadsheet::Error &error);

private:
    void enqueue(const FetchRequest &order);
    void startNext();
    void onFinished(const FetchReport &report);
    void onSchedule();

    Settings &m_settings;
    Fetcher m_fetcher;
    FolderWatch m_watch;
    std::deque<FetchRequest> m_waiting;
    QTimer m_schedule;
    QTimer m_retry; // while offline
    bool m_isOffline = false;
};

} // namespace broadsheet
