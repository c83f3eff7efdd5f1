// One request at a time whose reply is read while it arrives, for servers that write for minutes.
// Beside HttpClient and like it the owner of its network manager. It follows no redirect, sends
// nothing twice, keeps no cookie and no copy of a reply. GUI thread.
#pragma once

#include "base/Result.h"
#include "network/HttpClock.h"
#include "network/HttpMessages.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace broadsheet {

class Credentials;
class SystemProxies;

struct StreamRequest
{
    QUrl url;
    QByteArray body = {};              // JSON; empty: a GET, otherwise a POST
    QByteArray accept = {};            // the Accept header
    QByteArray bearer = {};            // sent as "Authorization: Bearer …"; empty: not sent
    qint64 maxBytes = 1024 * 1024;     // of the reply's body; it is stopped above this
    std::chrono::milliseconds pause{}; // longest without any byte
    std::chrono::milliseconds time{};  // longest for all
};

struct StreamHead
{
    int status = 0;
    QByteArray contentType;
    QDateTime retryAt; // the server asked not to be contacted before, UTC; invalid: it did not
};

class HttpStream final : public QObject
{
    Q_OBJECT

public:
    // What `settings` point to must outlive it.
    explicit HttpStream(const HttpSettings &settings, QObject *parent = nullptr);
    ~HttpStream() override; // breaks off

    // Breaks off the request before. Only https, and http to this computer.
    void send(const StreamRequest &request);
    void cancel(); // no signal follows
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    void answered(const broadsheet::StreamHead &head); // before any arrived()
    void arrived(const QByteArray &bytes);
    // Once for each send(). Nothing: the reply came to its end, whatever its status. No Error names
    // what the request carried.
    void ended(const std::optional<broadsheet::Error> &error);

private:
    void begin();
    void ask();
    void prepareManager();
    void connectReply();
    void readHead();
    void readBody();
    void readEnd();
    void end(std::optional<Error> error);

    HttpSettings m_settings;
    HttpClock m_systemClock;
    const HttpClock &m_clock;
    std::unique_ptr<Credentials> m_credentials;
    std::unique_ptr<SystemProxies> m_proxies;
    std::unique_ptr<QNetworkAccessManager> m_manager; // outlives the reply
    StreamRequest m_request;
    QNetworkReply *m_reply = nullptr;
    qint64 m_received = 0;
    bool m_isBusy = false;
    bool m_isSent = false;
    bool m_hasHead = false;
    QTimer m_pauseTimer;
    QTimer m_timer;
};

} // namespace broadsheet
