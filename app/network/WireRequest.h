// Between our requests and Qt's.
#pragma once

#include "network/HttpMessages.h"
#include "network/RetryRules.h"

#include <QNetworkRequest>

class QNetworkReply;

namespace broadsheet {

// A validator is the ETag and the Last-Modified date, on a line each.
[[nodiscard]] QByteArray validatorOf(const QNetworkReply &reply);

// Over HTTP/1.1, with nothing that Qt would do by itself: no redirects, cookies or passwords.
[[nodiscard]] QNetworkRequest guardedRequest(const QUrl &url);
[[nodiscard]] QNetworkRequest networkRequest(const HttpRequest &request, const QUrl &url);

// Where the token may go.
[[nodiscard]] bool isSameServer(const QUrl &asked, const QUrl &url);

[[nodiscard]] RetryHeaders retryHeaders(const QNetworkReply &reply);
[[nodiscard]] qint64 headSize(const QNetworkReply &reply);
[[nodiscard]] HttpHeaders headersOf(const QNetworkReply &reply);

// How the program names itself: "Broadsheet/0.2.0 (+https://…)", with "; mailto:…" inside the
// parentheses for a contact. One that is no address (isContact) is left out.
[[nodiscard]] QByteArray userAgent(const QString &contact = {});

} // namespace broadsheet
