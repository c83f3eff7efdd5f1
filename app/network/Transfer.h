// One attempt at a request: on the wire, after its redirects, to the end of the body within its
// limits. Stops at each redirect until it is told to follow: Qt's own way of asking, the policy
// UserVerified, mixes up the replies (6.4) when the permission does not come at once.
#pragma once

#include "network/HttpClient.h"

#include <QTimer>

class QNetworkAccessManager;
class QNetworkReply;

namespace broadsheet {

class Transfer final : public QObject
{
    Q_OBJECT

public:
    struct Outcome
    {
        Result<HttpReply> result;
        int status = 0;            // the last one; 0: none came
        bool mayPass = false;      // another attempt may do better
        QDateTime leaveAloneUntil; // what the server asks for, whatever the result
    };

    Transfer(QNetworkAccessManager &manager, const HttpClock &clock, HttpRequest request);
    ~Transfer() override;

    void follow(); // after redirected()
    [[nodiscard]] Outcome takeOutcome() { return std::move(m_outcome); }

Q_SIGNALS:
    // Possibly from within the network's own code.
    void sent();       // once for every request that reaches the wire
    void redirected(); // nothing happens and no time runs until follow()
    void finished();   // once; connect it queued

private:
    void send(const QUrl &url);
    void countSent();
    void refuseResend();
    void readHeaders();
    void readBody();
    void readEnd();
    void readRedirect();
    [[nodiscard]] bool isTooLarge() const { return m_body.size() > m_request.maxBytes; }
    [[nodiscard]] int status() const;
    [[nodiscard]] QDateTime leaveAloneUntil() const;
    [[nodiscard]] HttpReply reply();

    void deliver();
    void breakOff(Error error, bool mayPass);
    void finish(Result<HttpReply> result, bool mayPass);
    void stop();

    QNetworkAccessManager &m_manager;
    const HttpClock &m_clock;
    HttpRequest m_request;
    QByteArray m_body;
    QNetworkReply *m_reply = nullptr; // the manager's, to the newest request
    QUrl m_target;                    // of the redirect that waits
    int m_redirects = 0;
    bool m_isSent = false;     // the newest request
    bool m_isAnswered = false; // its headers are there
    QTimer m_idle;
    QTimer m_total;
    std::chrono::milliseconds m_totalLeft;
    Outcome m_outcome;
};

} // namespace broadsheet
