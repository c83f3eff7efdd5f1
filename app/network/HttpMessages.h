// A request and its reply, and how the client that sends it is set up.
#pragma once

#include "base/Budget.h"
#include "base/Result.h"

#include <QByteArray>
#include <QDateTime>
#include <QMap>
#include <QUrl>

#include <chrono>
#include <optional>

namespace broadsheet {

class AccountToken;
class HostResolver;
class HttpClock;
class SecretStore;

// Where a request may lead.
enum class Reach {
    Asked,  // the address may be anywhere. Only from a server of this computer or of a private
            // network do redirects lead to another one
    Public, // only to servers of the public network: for addresses that strangers wrote
    Local,  // only to this computer, also with redirects, and never through a proxy
};

using HttpHeaders = QMap<QByteArray, QByteArray>; // of a reply: names in lower case

// Takes the body of a reply while it arrives, for what is too large for memory: a PDF goes straight
// to the disk. GUI thread.
class HttpSink
{
public:
    virtual ~HttpSink() = default;

    // Once, before the body of a reply with a status of 2xx. Bodies of others are dropped. An Error
    // ends the transfer, also below. Neither may cancel the request or delete its client.
    [[nodiscard]] virtual std::optional<Error> begin(int status, const HttpHeaders &headers) = 0;
    [[nodiscard]] virtual std::optional<Error> take(const QByteArray &bytes) = 0;
};

struct HttpRequest
{
    QUrl url;
    qint64 maxBytes = 8 * 1024 * 1024; // of the unpacked body; the transfer is stopped above this
    std::chrono::milliseconds idleTimeout{
        15'000}; // without any byte of the body; until all headers are there
    std::chrono::milliseconds totalTimeout{60'000}; // for each attempt; excludes waiting in a queue
    QByteArray accept = {};                         // the Accept header

    Budget budget = {}; // the request waits for it, and each redirect counts as a request
    // How many more attempts follow a transient failure: 408, 429, 5xx except 501, a timeout of a
    // server that was reached, or a broken connection. The wait before each grows, or is what
    // Retry-After and RateLimit ask for.
    int retries = 0;
    QByteArray validator = {}; // of an earlier reply; the status is 304 when nothing has changed
    // Delivers replies of any status, and also bodies that are incomplete or too large.
    bool takesAnything = false;
    bool httpsOnly = false; // except for loopback addresses; also applies to redirects
    Reach reach = Reach::Asked;
    // The user's token goes along to the server of `url` over https, never to another one, and the
    // budget then allows this many requests. 0: the token is not sent.
    int requestsWithToken = 0;
    // More of them. With {"Accept-Encoding", "identity"} the reply is not packed: with HTTP/1.1 Qt
    // does not notice that a packed reply ends early.
    HttpHeaders headers = {};
    // Not empty: it is sent by POST, as JSON. No redirect is followed. When the connection closes
    // without an answer Qt sends it again, so it has to say what it is for.
    QByteArray body = {};
    // Takes the reply's body, which is then empty in HttpReply. Must outlive the request, and wants
    // takesAnything and no retries: only the sink knows with what to go on.
    HttpSink *sink = nullptr;
};

struct HttpReply
{
    int status = 0;
    QUrl url; // after redirects
    QByteArray contentType;
    QByteArray body;
    bool fromCache = false;    // taken from the cache, possibly after a 304 from the server
    QDateTime freshUntil;      // by Cache-Control or Expires, UTC; invalid when neither was sent
    bool mayBeStored = true;   // false: Cache-Control: no-store
    QByteArray validator = {}; // ETag and Last-Modified for a later request; empty: none
    QDateTime at = {};         // when it arrived, UTC
    QDateTime retryAt = {};    // the server asked not to be contacted before, UTC
    bool wasSent = true;       // false: an earlier reply asked for a pause that is not over
    bool hadToken = false;     // the request had the user's token
    QString problem = {};      // why the body is incomplete: a sentence; empty: it is complete
    HttpHeaders headers = {};  // of the reply
};

// Why a request is not sent yet.
struct HttpWait
{
    QDateTime until; // UTC
    // The server asked for no requests; false: its budget is used up, maybe by an earlier run.
    bool isAskedByServer = false;
};

struct HttpSettings
{
    QString folder;                        // of the cache of replies; empty: no cache
    qint64 maxBytes = 200LL * 1024 * 1024; // of that cache
    QString budgetFile = {}; // keeps budgets across restarts and between processes; empty: none
    QString proxy = {}; // "http://host:port", "socks5://host:port", "none"; empty: the system's
    QString contact =
        {}; // e-mail address of the user for the services, see userAgent(); empty: none
    // Has the password of a proxy that is written "http://user@host:port". Must outlive the client;
    // null: there is none.
    SecretStore *secrets = nullptr;
    AccountToken *token = nullptr; // see HttpRequest::requestsWithToken; likewise
    // Both must outlive the client; null: the computer's own.
    const HttpClock *clock = nullptr;
    const HostResolver *resolver = nullptr;
};

// Whether HttpSettings::proxy can be this.
[[nodiscard]] bool isProxySetting(const QString &setting);

} // namespace broadsheet
