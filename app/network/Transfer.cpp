#include "network/Transfer.h"

#include "base/Limits.h"
#include "base/Logging.h"
#include "network/Freshness.h"
#include "network/HttpErrors.h"
#include "network/Proxy.h"
#include "network/WireRequest.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qint64 maxUnreadBytes = 256 * 1024; // inside Qt

bool isSuccess(int status)
{
    return status >= 200 && status <= 299;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// A broken connection may hold at the next attempt. A deliberate refusal would only be repeated.
bool isTransient(QNetworkReply::NetworkError error, bool isSent)
{
    switch (error) {
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ProxyConnectionClosedError:
        return true;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownNetworkError:
        return isSent;
    default:
        return false;
    }
}

// Qt reports replies with an error status as errors, although they arrived completely.
bool isStatusError(const QNetworkReply &reply, int status)
{
    return status >= 400 && reply.error() >= QNetworkReply::ContentAccessDenied &&
           reply.error() != QNetworkReply::ProtocolFailure;
}

} // namespace

Transfer::Transfer(QNetworkAccessManager &manager, const HttpClock &clock, HttpRequest request,
                   Identity identity)
    : m_manager(manager), m_clock(clock), m_request(std::move(request)),
      m_identity(std::move(identity)), m_totalLeft(m_request.totalTimeout),
      m_outcome{failure(ErrorKind::Cancelled, {}), 0, false, false, {}}
{
    const auto watch = [this](QTimer &timer, std::chrono::milliseconds limit) {
        timer.setSingleShot(true);
        connect(&timer, &QTimer::timeout, this, [this, limit] { timeOut(limit); });
    };
    watch(m_idleTimer, m_request.idleTimeout);
    watch(m_totalTimer, m_request.totalTimeout);
    send(m_request.url);
}

Transfer::~Transfer()
{
    stop();
    m_reply->deleteLater();
}

void Transfer::send(const QUrl &url)
{
    m_isSent = m_isAnswered = false;
    QNetworkRequest wire = networkRequest(m_request, url);
    wire.setRawHeader("Proxy-Authorization", proxyAuthorization(m_manager.proxyFactory(), url));
    m_hasToken = !m_identity.token.isEmpty() && isSameServer(m_request.url, url);
    wire.setRawHeader("User-Agent", m_identity.userAgent);
    if (m_hasToken)
        wire.setRawHeader("Authorization", "Bearer " + m_identity.token);
    m_reply = m_request.body.isEmpty() ? m_manager.get(wire) : m_manager.post(wire, m_request.body);
    m_reply->setReadBufferSize(maxUnreadBytes);
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, &Transfer::refuseResend);
    connect(m_reply, &QNetworkReply::requestSent, this, &Transfer::markSent);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Transfer::readHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &Transfer::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &Transfer::readEnd);
    m_idleTimer.start(m_request.idleTimeout);
    m_totalTimer.start(m_totalLeft);
}

void Transfer::follow()
{
    m_reply->deleteLater();
    send(m_redirectTarget);
}

void Transfer::markSent()
{
    m_isSent = true;
    Q_EMIT sent();
}

// Qt sends a request again by itself when the connection closes without an answer. With a budget
// that counts as another attempt, which has to wait its turn.
void Transfer::refuseResend()
{
    if (m_isSent && !m_isAnswered && m_request.budget.requests > 0)
        abort(connectionClosed(m_request.url), true);
}

int Transfer::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void Transfer::readHeaders()
{
    m_isAnswered = true;
    m_idleTimer.start();
    if (headSize(*m_reply) > maxHeadBytes)
        return abort(headTooLarge(m_request.url), false);
    // Content-Length is the compressed size, so readBody() counts the unpacked body as well.
    const qint64 announced = m_reply->rawHeader("Content-Length").toLongLong();
    if (announced > m_request.maxBytes && !m_request.takesAnything)
        abort(tooLarge(m_request), false);
}

void Transfer::readBody()
{
    m_idleTimer.start();
    if (std::optional<Error> error = takeBody())
        abort(*std::move(error), false);
}

std::optional<Error> Transfer::takeBody()
{
    // One byte over the limit is enough to notice.
    const qint64 wanted = m_request.maxBytes + 1 - m_received;
    const QByteArray bytes = m_reply->read(std::min(wanted, m_reply->bytesAvailable()));
    m_received += bytes.size();
    if (!m_request.sink)
        m_body += bytes;
    if (m_received > m_request.maxBytes)
        return tooLarge(m_request);
    if (!m_request.sink || !isSuccess(status()))
        return std::nullopt;
    if (!std::exchange(m_hasBegun, true))
        if (std::optional<Error> error = m_request.sink->begin(status(), headersOf(*m_reply)))
            return error;
    return bytes.isEmpty() ? std::nullopt : m_request.sink->take(bytes);
}

void Transfer::readEnd()
{
    const QNetworkReply::NetworkError error = m_reply->error();
    const int answered = status();
    const bool wasSent = m_isSent || m_isAnswered;
    std::optional<Error> refused = takeBody();
    if (error != QNetworkReply::NoError && !isStatusError(*m_reply, answered))
        return abort(networkError(m_request.url, *m_reply, wasSent), isTransient(error, wasSent));
    if (refused)
        return abort(*std::move(refused), false);
    if (isRedirect(answered) && m_request.body.isEmpty())
        return readRedirect();
    deliver();
}

void Transfer::readRedirect()
{
    const QUrl location = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    m_redirectTarget = location.isEmpty() ? QUrl() : m_reply->url().resolved(location);
    m_body.clear();
    m_received = 0;
    if (m_redirects == maxRedirects)
        return abort(tooManyRedirects(m_request.url), false);
    if (!mayFollow(m_reply->url(), m_redirectTarget, m_request.httpsOnly))
        return abort(unsafeRedirect(m_request.url), false);
    ++m_redirects;
    m_totalLeft = m_totalTimer.remainingTimeAsDuration();
    stop();
    Q_EMIT redirected();
}

void Transfer::deliver()
{
    const int answered = status();
    const bool isUnchanged = answered == 304 && !m_request.validator.isEmpty();
    if (isSuccess(answered) || isUnchanged || m_request.takesAnything)
        return finish(reply(), broadsheet::isTransient(answered));
    finish(Failure(statusError(m_reply->url(), answered)), broadsheet::isTransient(answered));
}

HttpReply Transfer::reply()
{
    const int answered = status();
    const FreshnessHeaders freshness{.cacheControl = m_reply->rawHeader("Cache-Control"),
                                     .expires = m_reply->rawHeader("Expires"),
                                     .date = m_reply->rawHeader("Date"),
                                     .age = m_reply->rawHeader("Age")};
    const QByteArray validator = validatorOf(*m_reply);
    const bool keepsValidator = answered == 304 && validator.isEmpty();
    return {.status = answered,
            .url = m_reply->url(),
            .contentType = m_reply->rawHeader("Content-Type"),
            .body = std::move(m_body).first(std::min(m_body.size(), m_request.maxBytes)),
            .fromCache = m_reply->attribute(QNetworkRequest::SourceIsFromCacheAttribute).toBool(),
            .freshUntil = freshUntil(freshness, m_clock.now()),
            .mayBeStored = mayBeStored(freshness.cacheControl),
            .validator = keepsValidator ? m_request.validator : validator,
            .at = m_clock.now(),
            .retryAt = isSuccess(answered) ? QDateTime() : requestedRetryAt(),
            .hadToken = m_hasToken,
            .headers = headersOf(*m_reply)};
}

QDateTime Transfer::requestedRetryAt() const
{
    const bool isFromCache =
        m_reply->attribute(QNetworkRequest::SourceIsFromCacheAttribute).toBool();
    return isFromCache ? QDateTime() : retryAt(status(), retryHeaders(*m_reply), m_clock.now());
}

void Transfer::abort(Error error, bool isTransient)
{
    qCDebug(logNetwork) << error.message << error.detail;
    if (!m_request.takesAnything || status() == 0)
        return finish(Failure(std::move(error)), isTransient);
    HttpReply kept = reply();
    kept.problem = error.message;
    finish(std::move(kept), isTransient);
}

// A server that was never reached has not been silent. As with one that refuses the connection,
// there is no other attempt.
void Transfer::timeOut(std::chrono::milliseconds limit)
{
    if (!m_isSent && !m_isAnswered)
        return abort(notReached(m_request.url), false);
    m_isTimedOut = true;
    abort(timedOut(m_request.url, limit), true);
}

void Transfer::finish(Result<HttpReply> result, bool isTransient)
{
    m_outcome = {.result = std::move(result),
                 .status = status(),
                 .isTransient = isTransient,
                 .isTimedOut = m_isTimedOut,
                 .retryAt = requestedRetryAt()};
    stop();
    Q_EMIT finished();
}

void Transfer::stop()
{
    m_idleTimer.stop();
    m_totalTimer.stop();
    m_reply->disconnect(this);
    if (m_reply->isRunning())
        m_reply->abort();
}

} // namespace broadsheet
