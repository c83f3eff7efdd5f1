// Fetches the daily lists into the library: asks every source for its days, newest first, stores
// the responses, and records in the ledger how each day stands. GUI thread, asynchronous: responses
// are parsed on the thread pool and stored on the library's thread. See README.md in this folder.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "fetching/SourceSetup.h"
#include "papers/Day.h"
#include "papers/PaperId.h"

#include <QDate>
#include <QObject>
#include <QStringList>

#include <chrono>
#include <memory>

namespace broadsheet {

class FetchRun;
class HttpClient;
class Library;

// How one request ended.
struct DayOutcome
{
    QString source;     // its id
    QString sourceName; // on the screen
    QDate day;          // invalid: details of papers
    DayStatus status = DayStatus::NotFetched;
    int papers = 0; // in the response
    int newPapers = 0;
    bool isUnchanged = false; // the source has nothing newer
    bool isSkipped = false;   // not asked for, because the day is settled
    QString problem;          // one sentence; empty: none
    QDateTime nextTry;        // not before, UTC; invalid: any time
    QStringList remarks;

    // Everything that the source has is known.
    [[nodiscard]] bool isGood() const
    {
        return status == DayStatus::Complete || status == DayStatus::SoFar ||
               status == DayStatus::Empty;
    }
};

// A source that has to wait before it is asked on.
struct FetchWait
{
    QString source;  // its id; empty: none waits
    QDateTime until; // UTC
    // The server asked for no requests; false: it allows no more for now, those of earlier fetches
    // included.
    bool isAskedByServer = false;
};

// Why and until when, by the clock of the user.
[[nodiscard]] QString sentenceOf(const FetchWait &wait);

struct FetchProgress
{
    int done = 0; // requests, most of them for one day of one source
    int total = 0;
    int daysDone = 0; // by every source that is asked for the day
    int daysTotal = 0;
    int newPapers = 0;
    std::chrono::seconds left{0}; // estimated from the pace so far; 0: not known yet
    QString slowServer = {};      // a host for which the fetch waits long; empty: none
    int requestsAnHour = 0;       // that it allows
    FetchWait wait = {};          // the longest that is worth telling
};

struct FetchReport
{
    QList<DayOutcome> outcomes; // in the order in which they ended
    int newPapers = 0;
    int updatedPapers = 0; // known papers for which a source had something newer
    bool isCancelled = false;
    bool isOffline = false; // servers were asked and none was reached
    bool isOnline = false;  // one was reached; neither: none was asked

    [[nodiscard]] QList<DayOutcome> problems() const; // outcomes to tell the user about
};

// What to fetch: a refresh, or a range of days that the user chose.
struct FetchRequest
{
    QStringList sources; // ids; empty: all that are enabled
    QDate from;          // both invalid: a refresh
    QDate to;
    bool byUser = false;  // see FetchOccasion
    bool atStart = false; // likewise

    [[nodiscard]] bool isRefresh() const { return !from.isValid(); }
};

class Fetcher final : public QObject
{
    Q_OBJECT

public:
    // The library and the client must outlive it.
    Fetcher(Library &library, HttpClient &http, Clock clock = systemTime,
            QObject *parent = nullptr);
    ~Fetcher() override;

    // Replaces the sources. A running fetch keeps its own; the next one uses these.
    void setSources(std::vector<SourceSetup> sources);
    [[nodiscard]] const std::vector<SourceSetup> &sources() const;

    // Returns false and does nothing while another fetch is running. A source that the request
    // names is asked even when it is switched off.
    bool start(const FetchRequest &request);
    void cancel(); // emits finished(); what was stored stays
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] FetchRequest request() const; // of the running fetch, or else of the last

Q_SIGNALS:
    void progress(const broadsheet::FetchProgress &progress);
    void dayDone(const broadsheet::DayOutcome &outcome);
    void finished(const broadsheet::FetchReport &report);
    void failed(const broadsheet::Error &error); // of the library; finished() follows

private:
    void end(const FetchReport &report);

    Library &m_library;
    HttpClient &m_http;
    Clock m_clock;
    std::vector<SourceSetup> m_sources;
    std::unique_ptr<std::vector<SourceSetup>> m_nextSources;
    FetchRun *m_run = nullptr; // a child of this object
    FetchRequest m_request;
};

} // namespace broadsheet
