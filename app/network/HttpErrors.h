// What can be wrong with a request, in words, and which addresses are asked at all.
#pragma once

#include "network/HttpClient.h"

#include <optional>

class QNetworkReply;

namespace broadsheet {

[[nodiscard]] bool isLoopback(const QString &host);

// What is wrong with an address before anything is sent, if anything.
[[nodiscard]] std::optional<Error> refusal(const HttpRequest &request);
[[nodiscard]] bool mayFollow(const QUrl &from, const QUrl &to, bool httpsOnly);

[[nodiscard]] Error unsafeRedirect(const QUrl &asked);
[[nodiscard]] Error tooManyRedirects(const QUrl &asked);
[[nodiscard]] Error tooLarge(const HttpRequest &request);
[[nodiscard]] Error timedOut(const QUrl &asked, std::chrono::milliseconds limit);
[[nodiscard]] Error cutShort(const QUrl &asked);
[[nodiscard]] Error leftAlone(const QUrl &asked, const QDateTime &until);
[[nodiscard]] Error statusError(const QUrl &url, int status, const QString &reason);
// Of a reply without the server's own word; `isSent`: somebody was there to send the request to.
[[nodiscard]] Error networkError(const QUrl &asked, const QNetworkReply &reply, bool isSent);

} // namespace broadsheet
