// HTTP and HTTPS requests: the only owner of a QNetworkAccessManager. Asynchronous. GUI thread.
#pragma once

#include "base/Result.h"
#include "network/HttpClock.h"
#include "network/HttpMessages.h"

#include <QObject>

#include <functional>
#include <memory>

namespace broadsheet {

class HttpClient final : public QObject
{
    Q_OBJECT

public:
    using Ticket = quint64;
    using Done = std::function<void(Result<HttpReply>)>;

    explicit HttpClient(HttpSettings settings, QObject *parent = nullptr);
    ~HttpClient() override; // cancels everything

    // Calls `done` once, from the event loop, with a 2xx reply (or what takesAnything adds) or with
    // an Error whose message names the address. Not called after cancel() or the destructor. The
    // kind of the Error is Unreachable when no connection could be made.
    //
    // Follows a few redirects, but never from https to http. Requests beyond the limit of a host or
    // budget wait in a queue. While a server asks for a pause of more than two minutes nothing is
    // sent to it: `done` gets an Error, or with takesAnything a 429 with retryAt and problem.
    // One with a body goes by POST, see HttpRequest.
    Ticket get(const HttpRequest &request, Done done);
    void cancel(Ticket ticket);

Q_SIGNALS:
    // The request is the next one on its budget, and waits for it or for a server.
    void waits(broadsheet::HttpClient::Ticket ticket, const broadsheet::HttpWait &wait);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace broadsheet
