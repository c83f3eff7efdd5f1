// Asks one source for one day (or for details of some papers), from the first page to the last:
// requests pages through the HttpClient, or reads the file of a local archive, parses them on the
// thread pool, and collects what is to be stored. GUI thread; destroying it cancels.
#pragma once

#include "base/Clock.h"
#include "fetching/ListPages.h"
#include "network/HttpClient.h"
#include "papers/Day.h"
#include "sources/Source.h"

#include <QObject>
#include <QSet>

namespace broadsheet {

struct SourceSetup;

struct QueryOutcome
{
    QList<DayReport> days; // for Library::store(), never empty; the first is the requested day
    QStringList remarks;
    bool isUnchanged = false;   // the source has nothing newer than `known`
    bool isRefused = false;     // the request itself; one with fewer papers may be accepted
    QSet<PaperId> undated = {}; // they name no day and are of that on which they were first seen
    bool isUnreachable = false; // no answer: offline, or the server is gone
    bool isReached = false;     // a server; neither: none was asked, as during a pause
};

class SourceQuery final : public QObject
{
    Q_OBJECT

public:
    // `known`: how the day stood before, for a conditional request. `http` and `setup` must outlive
    // the query. Starts at once.
    SourceQuery(HttpClient &http, const SourceSetup &setup, SourceRequest request, DaySource known,
                Clock clock, QObject *parent = nullptr);
    ~SourceQuery() override;

    // After finished().
    [[nodiscard]] QueryOutcome take() { return std::move(m_outcome); }

Q_SIGNALS:
    void finished(); // once
    void waits(const broadsheet::HttpWait &wait);

private:
    void ask(int page);
    void askWeb(const QUrl &address);
    void askFile(const QString &path);
    void onReply(const Result<HttpReply> &reply);
    void parse(SourceResponse response);
    void receive(ParsedResponse parsed);
    void receiveFirst(ParsedResponse parsed);
    void start(ParsedResponse parsed);
    void receiveFurther(const ParsedResponse &parsed);
    void receiveList(ParsedResponse parsed);
    void receiveAgain(const ParsedResponse &parsed);
    [[nodiscard]] int addNew(const QList<DayReport> &days); // returns how many papers were new
    [[nodiscard]] DayReport &reportOf(const DayReport &further);
    void noteProblem(const QString &problem);
    void endUnchanged(const HttpReply &reply);
    void endFailed(const Error &error);
    void endCutShort(const QString &problem);
    void end();

    HttpClient &m_http;
    const SourceSetup &m_setup;
    SourceRequest m_request;
    DaySource m_known;
    Clock m_clock;
    HttpClient::Ticket m_ticket = 0;
    QueryOutcome m_outcome;
    QSet<PaperId> m_seen;
    QList<PaperId> m_firstPage; // to notice a list that changed while it was read
    ListPages m_lists;
    QUrl m_asked;
    QByteArray m_validator; // of the response that is being parsed
    QDateTime m_retryAt;
    bool m_isChecking = false; // the first page is requested again
    int m_rounds = 0;          // how often the list had changed
};

} // namespace broadsheet
