#include "network/WireRequest.h"

#include "papers/Links.h"

#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

void setValidator(QNetworkRequest &wire, const QByteArray &validator)
{
    const QList<QByteArray> lines = validator.split('\n');
    const QByteArray tag = lines.value(0).trimmed();
    const QByteArray changed = lines.value(1).trimmed();
    if (!tag.isEmpty())
        wire.setRawHeader("If-None-Match", tag);
    if (!changed.isEmpty())
        wire.setRawHeader("If-Modified-Since", changed);
}

} // namespace

QByteArray validatorOf(const QNetworkReply &reply)
{
    const QByteArray tag = reply.rawHeader("ETag");
    const QByteArray changed = reply.rawHeader("Last-Modified");
    return tag.isEmpty() && changed.isEmpty() ? QByteArray() : QByteArray(tag + '\n' + changed);
}

// With HTTP/2 Qt tries the addresses of a server one after the other, half a minute each, and not
// IPv6 and IPv4 together. It also has one connection, which it keeps when nothing arrives on it any
// more: each further attempt would wait on the same dead one.
QNetworkRequest guardedRequest(const QUrl &url)
{
    QNetworkRequest wire(url);
    wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    wire.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                      QNetworkRequest::ManualRedirectPolicy);
    for (const auto attribute :
         {QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::CookieSaveControlAttribute,
          QNetworkRequest::AuthenticationReuseAttribute})
        wire.setAttribute(attribute, QNetworkRequest::Manual);
    return wire;
}

QNetworkRequest networkRequest(const HttpRequest &request, const QUrl &url)
{
    QNetworkRequest wire = guardedRequest(url);
    // arXiv answers 406 to some requests that do not accept everything.
    if (!request.accept.isEmpty())
        wire.setRawHeader("Accept", request.accept + ", */*;q=0.1");
    setValidator(wire, request.validator);
    if (!request.body.isEmpty())
        wire.setRawHeader("Content-Type", "application/json");
    for (auto header = request.headers.cbegin(); header != request.headers.cend(); ++header)
        wire.setRawHeader(header.key(), header.value());
    wire.setDecompressedSafetyCheckThreshold(-1); // maxBytes limits the unpacked size
    return wire;
}

bool isSameServer(const QUrl &asked, const QUrl &url)
{
    constexpr int httpsPort = 443;
    return asked.scheme() == "https"_L1 && url.scheme() == "https"_L1 &&
           asked.host() == url.host() && asked.port(httpsPort) == url.port(httpsPort);
}

RetryHeaders retryHeaders(const QNetworkReply &reply)
{
    const auto either = [&reply](const QByteArray &name) {
        return reply.hasRawHeader(name) ? reply.rawHeader(name) : reply.rawHeader("X-" + name);
    };
    return {.retryAfter = reply.rawHeader("Retry-After"),
            .date = reply.rawHeader("Date"),
            .rateLimit = either("RateLimit"),
            .rateLimitRemaining = either("RateLimit-Remaining"),
            .rateLimitReset = either("RateLimit-Reset")};
}

qint64 headSize(const QNetworkReply &reply)
{
    qint64 size = 0;
    for (const auto &[name, value] : reply.rawHeaderPairs())
        size += name.size() + value.size();
    return size;
}

HttpHeaders headersOf(const QNetworkReply &reply)
{
    HttpHeaders headers;
    for (const auto &[name, value] : reply.rawHeaderPairs())
        headers.insert(name.toLower(), value);
    return headers;
}

QByteArray userAgent(const QString &contact)
{
    const QByteArray mail = isContact(contact) ? "; mailto:" + contact.toLatin1() : QByteArray();
    return "Broadsheet/" BROADSHEET_VERSION " (+" BROADSHEET_HOMEPAGE + mail + ')';
}

} // namespace broadsheet
