// The daily lists into the library: asks every source for its days, newest first, stores what
// comes, and keeps the ledger of how each day stands. GUI thread, asynchronous: reading happens on
// the thread pool, storing on the library's thread.
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

// How one question ended.
struct DayOutcome
{
    QString source;     // its id
    QString sourceName; // for people
    QDate day;          // invalid: details of papers
    DayStatus status = DayStatus::NotFetched;
    int papers = 0; // in what came
    int newPapers = 0;
    bool isUnchanged = false; // nothing newer than what was known
    bool isSkipped = false;   // settled: it was not asked for
    QString problem;          // one sentence
    QDateTime nextTry;
    QStringList remarks;

    // Complete, or known to be without papers.
    [[nodiscard]] bool isWell() const
    {
        return status == DayStatus::Complete || status == DayStatus::Empty;
    }
};

struct FetchProgress
{
    int done = 0; // questions, most of them one day of one source each
    int total = 0;
    int daysDone = 0; // by every source that was to be asked
    int daysTotal = 0;
    int newPapers = 0;
    std::chrono::seconds left{0}; // by the pace so far; 0: not known yet
};

struct FetchReport
{
    QList<DayOutcome> outcomes; // in the order in which they ended
    int newPapers = 0;
    int updatedPapers = 0; // known ones of which something newer was said
    bool isCancelled = false;
    bool isOffline = false; // something was asked and nobody answered anything

    [[nodiscard]] QList<DayOutcome> problems() const; // failed and cut short
};

// What to do: a refresh, or days that the reader named.
struct FetchRequest
{
    QStringList sources; // ids; empty: all that are enabled
    QDate from;          // both invalid: a refresh
    QDate to;
    bool byReader = false; // asks again what was asked a moment ago
    bool atStart = false;  // of the program: does not wait out its own short pauses

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

    // Which sources there are from now on. While a fetch runs, it takes effect with the next one.
    void setSources(std::vector<SourceSetup> sources);
    [[nodiscard]] const std::vector<SourceSetup> &sources() const;

    // One at a time; false, and nothing happens, while another is running. A named source is asked
    // whether it is enabled or not.
    bool start(const FetchRequest &request);
    void cancel(); // finished() follows; what was stored stays
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] FetchRequest request() const; // of the running fetch, or the last

Q_SIGNALS:
    void progress(const broadsheet::FetchProgress &progress);
    void dayDone(const broadsheet::DayOutcome &outcome);
    void finished(const broadsheet::FetchReport &report);
    void failed(const broadsheet::Error &error); // the library refused; finished() follows

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
