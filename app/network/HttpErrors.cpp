#include "network/HttpErrors.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QLocale>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::network)
};

QString shown(const QUrl &url)
{
    constexpr qsizetype kLongest = 300;
    const QString text = url.toDisplayString(QUrl::RemoveUserInfo);
    return text.size() > kLongest ? QString(text.left(kLongest) + u'…') : text;
}

bool isWebAddress(const QUrl &url)
{
    const QString scheme = url.scheme();
    return url.isValid() && !url.host().isEmpty() && (scheme == "http"_L1 || scheme == "https"_L1);
}

bool isTooOpen(const QUrl &url, bool httpsOnly)
{
    return httpsOnly && url.scheme() != "https"_L1 && !isLoopback(url.host());
}

QString sentence(QNetworkReply::NetworkError error, bool isUnreachable)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return Tr::tr("The server of %1 was not found.");
    case QNetworkReply::ConnectionRefusedError:
        return Tr::tr("The server of %1 refused the connection.");
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return Tr::tr("%1 could not be reached: the proxy of the settings does not answer.");
    case QNetworkReply::RemoteHostClosedError:
        return Tr::tr("%1 was cut short: the server closed the connection.");
    case QNetworkReply::SslHandshakeFailedError:
        return Tr::tr("No trusted connection to %1 could be made.");
    default:
        return isUnreachable ? Tr::tr("%1 could not be reached.")
                             : Tr::tr("%1 could not be fetched.");
    }
}

// There was nobody to speak to. Qt has no code of its own for a network that is unreachable.
bool isUnreachable(QNetworkReply::NetworkError error, bool isSent)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return true;
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
        return Error{
            .kind = ErrorKind::Usage,
            .message =
                Tr::tr("“%1” is not a web address (http or https).").arg(shown(request.url))};
    if (isTooOpen(request.url, request.httpsOnly))
        return Error{.kind = ErrorKind::Usage,
                     .message = Tr::tr("%1 was not asked: only https is trusted, and http on this "
                                       "machine itself.")
                                    .arg(shown(request.url))};
    return std::nullopt;
}

bool mayFollow(const QUrl &from, const QUrl &to, bool httpsOnly)
{
    const bool loosesTls = from.scheme() == "https"_L1 && to.scheme() != "https"_L1;
    return isWebAddress(to) && !loosesTls && !isTooOpen(to, httpsOnly);
}

Error unsafeRedirect(const QUrl &asked)
{
    return {.kind = ErrorKind::Network,
            .message =
                Tr::tr("%1 redirects to an address that is not safe to follow.").arg(shown(asked))};
}

Error tooManyRedirects(const QUrl &asked)
{
    return {.kind = ErrorKind::Network,
            .message = Tr::tr("%1 redirects too many times.").arg(shown(asked))};
}

Error tooLarge(const HttpRequest &request)
{
    const QString limit = QLocale().formattedDataSize(request.maxBytes);
    const QString words =
        request.takesAnything
            ? Tr::tr("%1 is larger than the %2 that are accepted; the rest was not fetched.")
            : Tr::tr("%1 is larger than the %2 that are accepted; it was not fetched.");
    return {.kind = ErrorKind::TooLarge, .message = words.arg(shown(request.url), limit)};
}

Error timedOut(const QUrl &asked, std::chrono::milliseconds limit)
{
    const double seconds = std::chrono::duration<double>(limit).count();
    return {.kind = ErrorKind::Network,
            .message = Tr::tr("%1 did not answer in full within %2 seconds.")
                           .arg(shown(asked), QLocale().toString(seconds, 'g', 4))};
}

Error cutShort(const QUrl &asked)
{
    return {.kind = ErrorKind::Network,
            .message = sentence(QNetworkReply::RemoteHostClosedError, false).arg(shown(asked))};
}

Error leftAlone(const QUrl &asked, const QDateTime &until)
{
    const QString time = QLocale().toString(until.toLocalTime(), QLocale::ShortFormat);
    return {.kind = ErrorKind::Network,
            .message = Tr::tr("%1 was not asked: its server wants to be left alone until %2.")
                           .arg(shown(asked), time)};
}

Error statusError(const QUrl &url, int status, const QString &reason)
{
    const bool gone = status == 404 || status == 410;
    const QString answer = reason.isEmpty() ? QString::number(status)
                                            : QString(QString::number(status) + u' ' + reason);
    return {.kind = gone ? ErrorKind::NotFound : ErrorKind::Network,
            .message = Tr::tr("%1 answered “%2”.").arg(shown(url), answer)};
}

Error networkError(const QUrl &asked, const QNetworkReply &reply, bool isSent)
{
    const bool isGone = isUnreachable(reply.error(), isSent);
    return {.kind = isGone ? ErrorKind::Unreachable : ErrorKind::Network,
            .message = sentence(reply.error(), isGone).arg(shown(asked)),
            .detail = reply.errorString()};
}

} // namespace broadsheet
