// Which addresses may be fetched, and the error messages of failed requests. Pure functions.
#pragma once

#include "network/HttpClient.h"

#include <optional>

class QNetworkReply;

namespace broadsheet {

// "localhost", 127.0.0.0/8 and ::1.
[[nodiscard]] bool isLoopback(const QString &host);

// Why a request must not be sent at all, if there is a reason.
[[nodiscard]] std::optional<Error> refusal(const HttpRequest &request);
[[nodiscard]] bool mayFollow(const QUrl &from, const QUrl &to, bool httpsOnly);

// `url` is the address that was requested; redirects may have led elsewhere.
[[nodiscard]] Error unsafeRedirect(const QUrl &url);
[[nodiscard]] Error notPublic(const QUrl &url); // see Reach
[[nodiscard]] Error notLocal(const QUrl &url);  // likewise
[[nodiscard]] Error hostNotFound(const QUrl &url);
[[nodiscard]] Error tooManyRedirects(const QUrl &url);
[[nodiscard]] Error tooLarge(const HttpRequest &request);
[[nodiscard]] Error headTooLarge(const QUrl &url);
[[nodiscard]] Error notReached(const QUrl &url); // nobody answered while it connected
[[nodiscard]] Error timedOut(const QUrl &url, std::chrono::milliseconds limit);
[[nodiscard]] Error connectionClosed(const QUrl &url);
[[nodiscard]] Error pausedByServer(const QUrl &url, const QDateTime &until);
[[nodiscard]] Error statusError(const QUrl &url, int status);
// For a reply that has no status. `isSent`: the request had reached a server.
[[nodiscard]] Error networkError(const QUrl &url, const QNetworkReply &reply, bool isSent);

} // namespace broadsheet
