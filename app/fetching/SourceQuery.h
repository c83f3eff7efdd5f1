// One question put to one source, from its first page to its last: asks through the HttpClient (or
// reads a local archive's file), has the answers read on the thread pool, and ends with what is to
// be stored. Lives on the GUI thread; destroying it cancels.
#pragma once

#include "base/Clock.h"
#include "network/HttpClient.h"
#include "papers/Day.h"
#include "sources/Source.h"

#include <QObject>
#include <QSet>

namespace broadsheet {

struct SourceSetup;

struct QueryOutcome
{
    QList<DayReport> days; // for Library::store(); the first one is of the day asked for
    QStringList remarks;
    bool isUnchanged = false;   // the source has nothing newer than `known`
    bool isRefused = false;     // the question itself was; fewer papers at once may be answered
    bool isUnreachable = false; // nobody answered: offline, or the server is gone
};

class SourceQuery final : public QObject
{
    Q_OBJECT

public:
    // `known`: what was said of that day before, for a conditional request. Everything outlives
    // the conversation. Starts at once.
    SourceQuery(HttpClient &http, const SourceSetup &setup, SourceRequest request, DaySource known,
                Clock clock, QObject *parent = nullptr);
    ~SourceQuery() override;

    [[nodiscard]] QueryOutcome take() { return std::move(m_outcome); }

Q_SIGNALS:
    void finished(); // once

private:
    void ask(int page);
    void askWeb(const QUrl &address, const QByteArray &validator);
    void askFile(const QString &path);
    void onReply(const Result<HttpReply> &reply);
    void read(SourceResponse response);
    void receive(ParsedResponse parsed);
    void receiveFirst(ParsedResponse parsed);
    void receiveFurther(const ParsedResponse &parsed);
    void receiveAgain(const ParsedResponse &parsed);
    [[nodiscard]] int addNew(const QList<DayReport> &days); // the number of papers that were new
    void noteProblem(const DayReport &page);
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
    QList<PaperId> m_firstPage; // to see whether the list moved while it was read
    QByteArray m_validator;     // of the answer that is being read
    QDateTime m_retryAt;
    bool m_isChecking = false; // the first page is read once more
    int m_rounds = 0;
};

} // namespace broadsheet
