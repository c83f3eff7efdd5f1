#include "network/HttpErrors.h"

#include "base/HttpStatus.h"
#include "base/Limits.h"
#include "network/Tr.h"
#include "papers/Links.h"

#include <QHostAddress>
#include <QLocale>
#include <QMetaEnum>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool isWebAddress(const QUrl &url)
{
    const QString scheme = url.scheme();
    return url.isValid() && !url.host().isEmpty() && (scheme == "http"_L1 || scheme == "https"_L1);
}

bool isInsecure(const QUrl &url, bool httpsOnly)
{
    return httpsOnly && url.scheme() != "https"_L1 && !isLoopback(url.host());
}

QString sentence(QNetworkReply::NetworkError error, bool isUnreachable)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return NetworkTr::tr("The server of %1 was not found.");
    case QNetworkReply::ConnectionRefusedError:
        return NetworkTr::tr("The server of %1 refused the connection.");
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return NetworkTr::tr(
            "%1 could not be reached: the proxy from the settings does not respond.");
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return NetworkTr::tr(
            "%1 could not be reached: the proxy from the settings asks for a name and a password.");
    case QNetworkReply::RemoteHostClosedError:
        return NetworkTr::tr("%1 is incomplete: the server closed the connection.");
    case QNetworkReply::SslHandshakeFailedError:
        return NetworkTr::tr("No secure connection to %1 could be established.");
    default:
        return isUnreachable ? NetworkTr::tr("%1 could not be reached.")
                             : NetworkTr::tr("%1 could not be fetched.");
    }
}

// The name of Qt's error, and its sentence unless that names an address, which may have a password.
QString detailOf(const QNetworkReply &reply)
{
    const auto names = QMetaEnum::fromType<QNetworkReply::NetworkError>();
    const QString name = QString::fromLatin1(names.valueToKey(reply.error()));
    const QString sentence = reply.errorString();
    return sentence.contains("://"_L1) ? name : QString(name + u": "_s + sentence);
}

// No connection could be made. Qt has no code of its own for an unreachable network.
bool isUnreachable(QNetworkReply::NetworkError error, bool isSent)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return true;
    case QNetworkReply::SslHandshakeFailedError: // as in a network in which the user has to sign in
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::UnknownProxyError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return !isSent;
    default:
        return false;
    }
}

} // namespace

bool isLoopback(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 ||
           QHostAddress(host).isLoopback();
}

std::optional<Error> refusal(const HttpRequest &request)
{
    if (!isWebAddress(request.url))
        return Error{.kind = ErrorKind::Usage,
                     .message = NetworkTr::tr("“%1” is not a web address (http or https).")
                                    .arg(shownUrl(request.url))};
    if (isInsecure(request.url, request.httpsOnly))
        return Error{
            .kind = ErrorKind::Usage,
            .message =
                NetworkTr::tr("%1 was not fetched: only https is allowed, except for addresses "
                              "on this computer.")
                    .arg(shownUrl(request.url))};
    return std::nullopt;
}

bool mayFollow(const QUrl &from, const QUrl &to, bool httpsOnly)
{
    const bool losesTls = from.scheme() == "https"_L1 && to.scheme() != "https"_L1;
    return isWebAddress(to) && !losesTls && !isInsecure(to, httpsOnly);
}

Error unsafeRedirect(const QUrl &url)
{
    return {.kind = ErrorKind::Network,
            .message = NetworkTr::tr("%1 redirects to an address that is not safe to follow.")
                           .arg(shownUrl(url))};
}

Error notPublic(const QUrl &url)
{
    return {.kind = ErrorKind::Network,
            .message = NetworkTr::tr("%1 was not fetched: it leads to this computer, to a private "
                                     "network or to a service that is not a web server.")
                           .arg(shownUrl(url))};
}

Error notLocal(const QUrl &url)
{
    return {
        .kind = ErrorKind::Network,
        .message =
            NetworkTr::tr("%1 was not asked: it leads to another computer.").arg(shownUrl(url))};
}

Error hostNotFound(const QUrl &url)
{
    return {.kind = ErrorKind::Unreachable,
            .message = sentence(QNetworkReply::HostNotFoundError, true).arg(shownUrl(url))};
}

Error tooManyRedirects(const QUrl &url)
{
    return {.kind = ErrorKind::Network,
            .message = NetworkTr::tr("%1 redirects too many times.").arg(shownUrl(url))};
}

Error tooLarge(const HttpRequest &request)
{
    const QString limit = QLocale().formattedDataSize(request.maxBytes);
    const QString words =
        request.takesAnything
            ? NetworkTr::tr("%1 is larger than the limit of %2. The rest was not fetched.")
            : NetworkTr::tr("%1 is larger than the limit of %2 and was not fetched.");
    return {.kind = ErrorKind::TooLarge, .message = words.arg(shownUrl(request.url), limit)};
}

Error headTooLarge(const QUrl &url)
{
    const QString limit = QLocale().formattedDataSize(maxHeadBytes);
    return {.kind = ErrorKind::TooLarge,
            .message = NetworkTr::tr("%1 was not fetched: its headers are larger than %2.")
                           .arg(shownUrl(url), limit)};
}

Error notReached(const QUrl &url)
{
    return {.kind = ErrorKind::Unreachable,
            .message = sentence(QNetworkReply::UnknownNetworkError, true).arg(shownUrl(url))};
}

Error timedOut(const QUrl &url, std::chrono::milliseconds limit)
{
    const double seconds = std::chrono::duration<double>(limit).count();
    return {.kind = ErrorKind::Network,
            .message = NetworkTr::tr("%1 did not arrive completely within %2 seconds.")
                           .arg(shownUrl(url), QLocale().toString(seconds, 'g', 4))};
}

Error connectionClosed(const QUrl &url)
{
    return {.kind = ErrorKind::Network,
            .message = sentence(QNetworkReply::RemoteHostClosedError, false).arg(shownUrl(url))};
}

Error pausedByServer(const QUrl &url, const QDateTime &until)
{
    const QString time = QLocale().toString(until.toLocalTime(), QLocale::ShortFormat);
    return {.kind = ErrorKind::Network,
            .message =
                NetworkTr::tr("%1 was not fetched: the server asks for no requests until %2.")
                    .arg(shownUrl(url), time)};
}

Error statusError(const QUrl &url, int status)
{
    const bool isGone = status == 404 || status == 410;
    return {.kind = isGone ? ErrorKind::NotFound : ErrorKind::Network,
            .message = NetworkTr::tr("%1 answered “%2”.").arg(shownUrl(url), statusText(status))};
}

Error networkError(const QUrl &url, const QNetworkReply &reply, bool isSent)
{
    const bool isOffline = isUnreachable(reply.error(), isSent);
    return {.kind = isOffline ? ErrorKind::Unreachable : ErrorKind::Network,
            .message = sentence(reply.error(), isOffline).arg(shownUrl(url)),
            .detail = detailOf(reply)};
}

} // namespace broadsheet
