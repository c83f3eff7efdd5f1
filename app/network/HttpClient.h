// The only owner of a QNetworkAccessManager. GUI thread; asynchronous; http and https.
#pragma once

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
    std::chrono::milliseconds totalTimeout{60'000}; // whatever drips in
    QByteArray accept = {};                         // Accept header
};

struct HttpReply
{
    int status = 0;
    QUrl url; // after redirects
    QByteArray contentType;
    QByteArray body;
    bool fromCache = false;  // as it was, or after the server confirmed it (304)
    QDateTime freshUntil;    // by Cache-Control or Expires; invalid when the server says nothing
    bool mayBeStored = true; // false: Cache-Control: no-store
};

struct HttpCacheSettings
{
    QString folder; // empty: no cache
    qint64 maxBytes = 200 * 1024 * 1024;
};

class HttpClient final : public QObject
{
    Q_OBJECT

public:
    using Ticket = quint64;
    using Done = std::function<void(Result<HttpReply>)>;

    explicit HttpClient(HttpCacheSettings cache, QObject *parent = nullptr);
    ~HttpClient() override;

    // `done` is called once, from the event loop, with any 2xx reply or an Error that names the
    // address; never after cancel() or the death of this object. Redirects are followed within
    // reason, never from https to http. Requests beyond the limit per host wait in line.
    Ticket get(const HttpRequest &request, Done done);
    void cancel(Ticket ticket);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace broadsheet
