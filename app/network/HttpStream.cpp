#include "network/HttpStream.h"

#include "base/Limits.h"
#include "network/Credentials.h"
#include "network/HttpErrors.h"
#include "network/Proxy.h"
#include "network/RetryRules.h"
#include "network/WireRequest.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

namespace broadsheet {

namespace {

constexpr qint64 maxUnreadBytes = 256 * 1024; // inside Qt

QNetworkRequest wireRequest(const StreamRequest &request)
{
    QNetworkRequest wire = guardedRequest(request.url);
    wire.setRawHeader("User-Agent", userAgent());
    // Packed replies come in larger pieces.
    wire.setRawHeader("Accept-Encoding", "identity");
    if (!request.accept.isEmpty())
        wire.setRawHeader("Accept", request.accept);
    if (!request.body.isEmpty())
        wire.setRawHeader("Content-Type", "application/json");
    if (!request.bearer.isEmpty())
        wire.setRawHeader("Authorization", "Bearer " + request.bearer);
    return wire;
}

StreamHead headOf(const QNetworkReply &reply, const QDateTime &now)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const RetryHeaders headers{.retryAfter = reply.rawHeader("Retry-After"),
                               .date = reply.rawHeader("Date")};
    return {.status = status,
            .contentType = reply.rawHeader("Content-Type"),
            .retryAt = retryAt(status, headers, now)};
}

} // namespace

HttpStream::HttpStream(const HttpSettings &settings, QObject *parent)
    : QObject(parent), m_settings(settings),
      m_clock(settings.clock ? *settings.clock : m_systemClock),
      m_credentials(std::make_unique<Credentials>(m_settings, m_clock)),
      m_proxies(std::make_unique<SystemProxies>(m_settings, m_clock))
{
    connect(m_credentials.get(), &Credentials::changed, this, [this] {
        if (m_isBusy && !m_reply)
            begin();
    });
    for (QTimer *timer : {&m_pauseTimer, &m_timer}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, [this, timer] {
            end(m_isSent || m_hasHead ? timedOut(m_request.url, timer->intervalAsDuration())
                                      : notReached(m_request.url));
        });
    }
}

HttpStream::~HttpStream()
{
    cancel();
}

void HttpStream::send(const StreamRequest &request)
{
    cancel();
    m_request = request;
    m_isBusy = true;
    m_received = 0;
    const std::optional<Error> error =
        refusal({.url = request.url, .httpsOnly = true}); // before anything leaves the computer
    // Queued, so that ended() never comes before send() has returned.
    QMetaObject::invokeMethod(
        this,
        [this, error, sent = request.url] {
            if (!m_isBusy || m_reply || m_request.url != sent)
                return;
            if (error)
                end(error);
            else
                begin();
        },
        Qt::QueuedConnection);
}

void HttpStream::begin()
{
    if (!m_credentials->areKnownFor({.url = m_request.url}))
        return; // changed() follows
    m_proxies->lookUp(m_request.url, [this, sent = m_request.url] {
        if (m_isBusy && !m_reply && m_request.url == sent)
            ask();
    });
}

void HttpStream::ask()
{
    prepareManager();
    QNetworkRequest wire = wireRequest(m_request);
    wire.setRawHeader("Proxy-Authorization",
                      proxyAuthorization(m_manager->proxyFactory(), m_request.url));
    m_isSent = m_hasHead = false;
    m_reply =
        m_request.body.isEmpty() ? m_manager->get(wire) : m_manager->post(wire, m_request.body);
    m_reply->setReadBufferSize(maxUnreadBytes);
    connectReply();
    m_pauseTimer.start(m_request.pause);
    m_timer.start(m_request.time);
}

// The password of the proxy may have come since the last request.
void HttpStream::prepareManager()
{
    if (!m_manager)
        m_manager = std::make_unique<QNetworkAccessManager>();
    if (auto proxies = proxyFactory(m_credentials->proxy(), m_proxies.get()))
        m_manager->setProxyFactory(proxies->release());
}

void HttpStream::connectReply()
{
    // Qt sends a request again by itself when the connection closes without an answer. What is
    // asked here may cost money.
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, [this] {
        if (m_isSent && !m_hasHead)
            end(connectionClosed(m_request.url));
    });
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_isSent = true; });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpStream::readHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpStream::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &HttpStream::readEnd);
}

void HttpStream::readHead()
{
    const StreamHead head = headOf(*m_reply, m_clock.now());
    if (head.status == 0 || std::exchange(m_hasHead, true))
        return;
    m_pauseTimer.start();
    if (headSize(*m_reply) > maxHeadBytes)
        return end(headTooLarge(m_request.url));
    if (head.status >= 300 && head.status < 400)
        return end(unsafeRedirect(m_request.url));
    Q_EMIT answered(head);
}

void HttpStream::readBody()
{
    const QByteArray bytes = m_reply->read(m_request.maxBytes + 1 - m_received);
    if (bytes.isEmpty() || !m_hasHead)
        return;
    m_pauseTimer.start();
    m_received += bytes.size();
    if (m_received > m_request.maxBytes)
        return end(tooLarge({.url = m_request.url, .maxBytes = m_request.maxBytes}));
    Q_EMIT arrived(bytes);
}

void HttpStream::readEnd()
{
    const QNetworkReply *const reply = m_reply;
    if (!m_hasHead && headOf(*m_reply, {}).status > 0)
        readHead();
    if (m_reply == reply)
        readBody();
    if (m_reply != reply)
        return; // a receiver ended it
    // Qt reports replies with an error status as errors, although they arrived completely.
    const bool isStatus = headOf(*m_reply, {}).status >= 400;
    if (m_reply->error() == QNetworkReply::NoError || isStatus)
        return end(std::nullopt);
    end(networkError(m_request.url, *m_reply, m_isSent || m_hasHead));
}

void HttpStream::cancel()
{
    m_isBusy = false;
    m_pauseTimer.stop();
    m_timer.stop();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        // Not at once: this may be inside of one of its signals.
        QMetaObject::invokeMethod(reply, &QNetworkReply::abort, Qt::QueuedConnection);
        reply->deleteLater();
    }
}

void HttpStream::end(std::optional<Error> error)
{
    cancel();
    Q_EMIT ended(error);
}

} // namespace broadsheet
