// One attempt at a request: sending it, following redirects, and reading the body within its
// limits. Stops at each redirect until follow() is called, because a redirect has to wait for the
// budget like any other request. Qt's own way of asking, the policy UserVerifiedRedirectPolicy,
// mixes up replies in 6.4 when the permission comes later. GUI thread.
#pragma once

#include "network/HttpClient.h"

#include <QTimer>

#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace broadsheet {

class Transfer final : public QObject
{
    Q_OBJECT

public:
    struct Identity
    {
        QByteArray userAgent;
        QByteArray token; // see HttpRequest::requestsWithToken; empty: none
    };

    struct Outcome
    {
        Result<HttpReply> result;
        int status = 0;           // the last one received; 0: none
        bool isTransient = false; // another attempt may succeed
        bool isTimedOut = false;  // after the request was sent
        QDateTime retryAt;        // UTC; when the server asked for a pause, whatever the result
    };

    // Sends at once. `manager` and `clock` must outlive the transfer.
    Transfer(QNetworkAccessManager &manager, const HttpClock &clock, HttpRequest request,
             Identity identity);
    ~Transfer() override; // aborts

    void follow(); // only after redirected()
    [[nodiscard]] const QUrl &redirectTarget() const { return m_redirectTarget; }
    [[nodiscard]] Outcome takeOutcome() { return std::move(m_outcome); }

Q_SIGNALS:
    // These may be emitted from inside Qt's network code.
    void sent();       // once for each request that was sent
    void redirected(); // timeouts stand still until follow()
    void finished();   // once; connect it queued

private:
    void send(const QUrl &url);
    void markSent();
    void refuseResend();
    void readHeaders();
    void readBody();
    void readEnd();
    void readRedirect();
    [[nodiscard]] std::optional<Error> takeBody(); // an error ends the transfer
    [[nodiscard]] int status() const;
    [[nodiscard]] QDateTime requestedRetryAt() const;
    [[nodiscard]] HttpReply reply();
    void deliver();
    void abort(Error error, bool isTransient);
    void timeOut(std::chrono::milliseconds limit);
    void finish(Result<HttpReply> result, bool isTransient);
    void stop();

    QNetworkAccessManager &m_manager;
    const HttpClock &m_clock;
    HttpRequest m_request;
    Identity m_identity;
    bool m_hasToken = false; // the newest request
    QByteArray m_body;
    qint64 m_received = 0;            // of the body
    bool m_hasBegun = false;          // the sink knows the head
    QNetworkReply *m_reply = nullptr; // of the newest request; never null after the constructor
    QUrl m_redirectTarget;            // where follow() goes
    int m_redirects = 0;
    bool m_isTimedOut = false;
    bool m_isSent = false;     // the newest request was sent
    bool m_isAnswered = false; // its headers have arrived
    QTimer m_idleTimer;
    QTimer m_totalTimer;
    std::chrono::milliseconds m_totalLeft;
    Outcome m_outcome;
};

} // namespace broadsheet
