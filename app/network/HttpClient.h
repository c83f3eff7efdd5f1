// The only owner of a QNetworkAccessManager. GUI thread; asynchronous; http and https.
#pragma once

#include "base/Budget.h"
#include "base/Result.h"

#include <QByteArray>
#include <QDateTime>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace broadsheet {

struct HttpRequest
{
    QUrl url;
    qint64 maxBytes = 8 * 1024 * 1024; // the transfer is stopped as soon as it passes this
    std::chrono::milliseconds idleTimeout{15'000};  // no byte for so long
    std::chrono::milliseconds totalTimeout{60'000}; // whatever drips in, for each attempt
    QByteArray accept = {};                         // Accept header

    Budget budget = {}; // waits for its turn; redirects count
    // So often again after what may pass: 408, 429, 5xx but 501, a timeout, a connection that
    // breaks. Waits longer each time, or as long as Retry-After and RateLimit say.
    int retries = 0;
    QByteArray validator = {}; // of an older reply: 304 is the answer when nothing is newer
    // What came is delivered, whatever its status, and also a body that breaks off or is too large.
    bool takesAnything = false;
    bool httpsOnly = false; // but for this machine's own addresses; holds for redirects, too
};

struct HttpReply
{
    int status = 0;
    QUrl url; // after redirects
    QByteArray contentType;
    QByteArray body;
    bool fromCache = false;    // as it was, or after the server confirmed it (304)
    QDateTime freshUntil;      // by Cache-Control or Expires; invalid when the server says nothing
    bool mayBeStored = true;   // false: Cache-Control: no-store
    QByteArray validator = {}; // ETag and Last-Modified, for a later request; empty: none
    QDateTime at = {};         // when it came, UTC
    QDateTime retryAt = {};    // the server wants to be left alone until then; UTC
    QString problem = {};      // the body breaks off: one sentence, why
};

// Time, so that tests need not wait. The default is the machine's.
class HttpClock
{
public:
    virtual ~HttpClock() = default;
    [[nodiscard]] virtual QDateTime now() const; // UTC
    // Calls `act` once from the event loop, not before `wait` is over; never after `context` died.
    virtual void after(std::chrono::milliseconds wait, QObject *context,
                       std::function<void()> act) const;
};

struct HttpSettings
{
    QString folder; // of the cache of replies; empty: no cache
    qint64 maxBytes = 200 * 1024 * 1024;
    QString budgetFile = {}; // remembers across restarts, and between processes; empty: no memory
    QString proxy = {};      // "http://host:port", "socks5://…", "none"; empty: the system's
    const HttpClock *clock = nullptr; // outlives the client; null: the machine's
};

class HttpClient final : public QObject
{
    Q_OBJECT

public:
    using Ticket = quint64;
    using Done = std::function<void(Result<HttpReply>)>;

    explicit HttpClient(HttpSettings settings, QObject *parent = nullptr);
    ~HttpClient() override;

    // `done` is called once, from the event loop, with any 2xx reply (or what takesAnything adds)
    // or an Error that names the address; never after cancel() or the death of this object. Without
    // any connection the Error is ErrorKind::Unreachable. Redirects are followed within reason,
    // never from https to http. Requests beyond the limit per host or budget wait in line. Where
    // the server wants to be left alone for longer than two minutes nothing is sent: the answer is
    // an Error, or for takesAnything a 429 with retryAt and problem, at once.
    Ticket get(const HttpRequest &request, Done done);
    void cancel(Ticket ticket);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace broadsheet
