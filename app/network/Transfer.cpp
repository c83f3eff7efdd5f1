#include "network/Transfer.h"

#include "base/Logging.h"
#include "network/Freshness.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::network)
};

constexpr int kRedirects = 5;
constexpr qint64 kReadBuffer = 256 * 1024; // what may lie unread inside Qt

QString shown(const QUrl &url)
{
    constexpr qsizetype kLongest = 300;
    const QString text = url.toDisplayString(QUrl::RemoveUserInfo);
    return text.size() > kLongest ? QString(text.left(kLongest) + u'…') : text;
}

QNetworkRequest networkRequest(const HttpRequest &request)
{
    QNetworkRequest wire(request.url);
    wire.setHeader(QNetworkRequest::UserAgentHeader,
                   u"Broadsheet/" BROADSHEET_VERSION " (desktop reader of paper digests)"_s);
    if (!request.accept.isEmpty())
        wire.setRawHeader("Accept", request.accept);
    wire.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                      QNetworkRequest::NoLessSafeRedirectPolicy);
    wire.setMaximumRedirectsAllowed(kRedirects);
    for (const auto attribute :
         {QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::CookieSaveControlAttribute,
          QNetworkRequest::AuthenticationReuseAttribute})
        wire.setAttribute(attribute, QNetworkRequest::Manual);
    wire.setDecompressedSafetyCheckThreshold(-1); // maxBytes counts what comes out
    return wire;
}

Error tooLarge(const HttpRequest &request)
{
    const QString limit = QLocale().formattedDataSize(request.maxBytes);
    return {.kind = ErrorKind::TooLarge,
            .message = Tr::tr("%1 is larger than the %2 that are accepted; it was not fetched.")
                           .arg(shown(request.url), limit)};
}

Error timedOut(const QUrl &url, std::chrono::milliseconds limit)
{
    const double seconds = std::chrono::duration<double>(limit).count();
    return {.kind = ErrorKind::Network,
            .message = Tr::tr("%1 did not answer in full within %2 seconds.")
                           .arg(shown(url), QLocale().toString(seconds, 'g', 4))};
}

Error statusError(const QUrl &url, int status, const QString &reason)
{
    const bool gone = status == 404 || status == 410;
    const QString answer = reason.isEmpty() ? QString::number(status)
                                            : QString(QString::number(status) + u' ' + reason);
    return {.kind = gone ? ErrorKind::NotFound : ErrorKind::Network,
            .message = Tr::tr("%1 answered “%2”.").arg(shown(url), answer)};
}

QString sentence(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return Tr::tr("The server of %1 was not found.");
    case QNetworkReply::ConnectionRefusedError:
        return Tr::tr("The server of %1 refused the connection.");
    case QNetworkReply::RemoteHostClosedError:
        return Tr::tr("%1 was cut short: the server closed the connection.");
    case QNetworkReply::SslHandshakeFailedError:
        return Tr::tr("No trusted connection to %1 could be made.");
    case QNetworkReply::TooManyRedirectsError:
        return Tr::tr("%1 redirects too many times.");
    case QNetworkReply::InsecureRedirectError:
    case QNetworkReply::ProtocolUnknownError:
        return Tr::tr("%1 redirects to an address that is not safe to follow.");
    default:
        return Tr::tr("%1 could not be fetched.");
    }
}

Error networkError(const QUrl &asked, const QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 400)
        return statusError(
            reply.url(), status,
            reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString().left(80));
    return {.kind = ErrorKind::Network,
            .message = sentence(reply.error()).arg(shown(asked)),
            .detail = reply.errorString()};
}

} // namespace

std::optional<Error> refusal(const QUrl &url)
{
    const QString scheme = url.scheme();
    if (url.isValid() && !url.host().isEmpty() && (scheme == "http"_L1 || scheme == "https"_L1))
        return std::nullopt;
    return Error{.kind = ErrorKind::Usage,
                 .message = Tr::tr("“%1” is not a web address (http or https).").arg(shown(url))};
}

Transfer::Transfer(QNetworkAccessManager &manager, HttpRequest request)
    : m_request(std::move(request)), m_reply(manager.get(networkRequest(m_request))),
      m_result(failure(ErrorKind::Cancelled, {}))
{
    m_reply->setReadBufferSize(kReadBuffer);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Transfer::readHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &Transfer::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &Transfer::readEnd);

    const auto watch = [this](QTimer &timer, std::chrono::milliseconds limit) {
        timer.setSingleShot(true);
        connect(&timer, &QTimer::timeout, this,
                [this, limit] { fail(timedOut(m_request.url, limit)); });
        timer.start(limit);
    };
    watch(m_idle, m_request.idleTimeout);
    watch(m_total, m_request.totalTimeout);
}

Transfer::~Transfer()
{
    stop();
    m_reply->deleteLater();
}

void Transfer::readHeaders()
{
    m_idle.start();
    // The announced length counts what is on the wire, so with compression the body is counted too.
    if (m_reply->rawHeader("Content-Length").toLongLong() > m_request.maxBytes)
        fail(tooLarge(m_request));
}

void Transfer::readBody()
{
    m_idle.start();
    // One byte over the limit is enough to know.
    m_body += m_reply->read(m_request.maxBytes + 1 - m_body.size());
    if (m_body.size() > m_request.maxBytes)
        fail(tooLarge(m_request));
}

void Transfer::readEnd()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_reply->error() != QNetworkReply::NoError)
        return fail(networkError(m_request.url, *m_reply));
    if (status < 200 || status > 299)
        return fail(statusError(m_reply->url(), status, {}));

    m_body += m_reply->read(m_request.maxBytes + 1 - m_body.size());
    if (m_body.size() > m_request.maxBytes)
        return fail(tooLarge(m_request));
    m_result = success();
    stop();
    Q_EMIT finished();
}

HttpReply Transfer::success()
{
    const FreshnessHeaders freshness{.cacheControl = m_reply->rawHeader("Cache-Control"),
                                     .expires = m_reply->rawHeader("Expires"),
                                     .date = m_reply->rawHeader("Date"),
                                     .age = m_reply->rawHeader("Age")};
    return {.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            .url = m_reply->url(),
            .contentType = m_reply->rawHeader("Content-Type"),
            .body = std::move(m_body),
            .fromCache = m_reply->attribute(QNetworkRequest::SourceIsFromCacheAttribute).toBool(),
            .freshUntil = freshUntil(freshness, QDateTime::currentDateTimeUtc()),
            .mayBeStored = mayBeStored(freshness.cacheControl)};
}

void Transfer::fail(Error error)
{
    qCDebug(logNetwork) << error.message << error.detail;
    m_body.clear();
    m_result = Failure(std::move(error));
    stop();
    Q_EMIT finished();
}

void Transfer::stop()
{
    m_idle.stop();
    m_total.stop();
    m_reply->disconnect(this);
    if (m_reply->isRunning())
        m_reply->abort();
}

} // namespace broadsheet
