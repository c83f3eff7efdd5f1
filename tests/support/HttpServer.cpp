#include "support/HttpServer.h"

#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet::test {

namespace {

ServedRequest parseHead(const QByteArray &head)
{
    QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
    ServedRequest request;
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            request.headers.insert(line.left(colon).trimmed().toLower(),
                                   line.mid(colon + 1).trimmed());
    }
    return request;
}

QByteArray pathOf(const QByteArray &target)
{
    return target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'));
}

bool hasNoBody(int status)
{
    return status == 304 || status == 204;
}

QByteArray headOf(const Response &response)
{
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(response.status) + " <img src=file:///x>\r\n";
    for (auto header = response.headers.begin(); header != response.headers.end(); ++header)
        head += header.key() + ": " + header.value() + "\r\n";
    if (response.endless)
        head += "Connection: close\r\n";
    else if (!hasNoBody(response.status))
        head += "Content-Length: " +
                QByteArray::number(response.announced.value_or(response.body.size())) + "\r\n";
    return head + "\r\n";
}

} // namespace

HttpServer::HttpServer(QObject *parent) : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            accept(socket);
    });
    const bool listens = m_server.listen(QHostAddress::LocalHost);
    Q_ASSERT(listens);
    Q_UNUSED(listens)
    m_port = m_server.serverPort();
}

HttpServer::~HttpServer()
{
    stop(); // while there is still somebody to hear of the disconnections
}

QUrl HttpServer::url(const QString &target) const
{
    return QUrl(u"http://127.0.0.1:"_s + QString::number(m_port) + target);
}

void HttpServer::respond(const QByteArray &path, Response response)
{
    respondBy(path, [response = std::move(response)](const ServedRequest &) { return response; });
}

void HttpServer::respondBy(const QByteArray &path, Handler handler)
{
    m_handlers.insert(path, std::move(handler));
}

void HttpServer::respondToAll(Handler handler)
{
    m_fallback = std::move(handler);
}

void HttpServer::stop()
{
    m_server.close();
    const auto sockets = m_server.findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

qsizetype HttpServer::count(const QByteArray &path) const
{
    return std::count_if(
        m_requests.begin(), m_requests.end(),
        [&path](const ServedRequest &request) { return pathOf(request.target) == path; });
}

void HttpServer::accept(QTcpSocket *socket)
{
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1); // small pieces go at once
    connect(socket, &QTcpSocket::readyRead, this,
            [this, socket, received = QByteArray()]() mutable {
                received += socket->readAll();
                while (takeRequest(socket, received)) {
                }
            });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_unanswered -= m_pending.take(socket);
        socket->deleteLater();
    });
}

bool HttpServer::takeRequest(QTcpSocket *socket, QByteArray &received)
{
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    ServedRequest request = parseHead(received.left(end));
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (received.size() < end + 4 + length)
        return false;
    request.body = received.mid(end + 4, length);
    received.remove(0, end + 4 + length);

    m_requests += request;
    ++m_pending[socket];
    m_mostAtOnce = std::max(m_mostAtOnce, ++m_unanswered);
    answer(socket, request);
    return true;
}

void HttpServer::answer(QTcpSocket *socket, const ServedRequest &request)
{
    const Handler handler = m_handlers.value(pathOf(request.target), m_fallback);
    const Response response =
        handler ? handler(request) : Response{.status = 404, .body = "not found"};
    if (response.silent)
        return;
    if (response.hangsUp)
        return socket->disconnectFromHost();
    QTimer::singleShot(response.delay, socket,
                       [this, socket, response] { send(socket, response); });
}

void HttpServer::send(QTcpSocket *socket, const Response &response)
{
    if (socket->state() != QAbstractSocket::ConnectedState)
        return;
    write(socket, headOf(response));
    if (response.endless)
        return sendEndlessly(socket, response.body);
    if (response.drip)
        return sendDripping(socket, response.body, *response.drip);
    if (!hasNoBody(response.status))
        write(socket, response.body.left(response.closeAfter.value_or(response.body.size())));
    answered(socket);
    if (response.closeAfter)
        socket->disconnectFromHost();
}

void HttpServer::sendDripping(QTcpSocket *socket, const QByteArray &body,
                              std::chrono::milliseconds pause)
{
    if (body.isEmpty())
        return answered(socket);
    write(socket, body.left(1));
    QTimer::singleShot(pause, socket, [this, socket, rest = body.mid(1), pause] {
        sendDripping(socket, rest, pause);
    });
}

void HttpServer::sendEndlessly(QTcpSocket *socket, const QByteArray &body)
{
    constexpr qint64 kInFlight = 1024 * 1024;
    const auto more = [this, socket, body] {
        while (socket->state() == QAbstractSocket::ConnectedState &&
               socket->bytesToWrite() < kInFlight)
            write(socket, body);
    };
    connect(socket, &QTcpSocket::bytesWritten, this, more);
    more();
}

void HttpServer::write(QTcpSocket *socket, const QByteArray &bytes)
{
    m_bytesSent += bytes.size();
    socket->write(bytes);
}

void HttpServer::answered(QTcpSocket *socket)
{
    if (--m_pending[socket] >= 0)
        --m_unanswered;
}

Response redirectTo(const QByteArray &location, int status)
{
    return {.status = status, .headers = {{"Location", location}}};
}

Response deflated(const QByteArray &body)
{
    constexpr qsizetype kLengthPrefix = 4; // qCompress() puts it before the zlib stream
    return {.headers = {{"Content-Encoding", "deflate"}},
            .body = qCompress(body, 9).sliced(kLengthPrefix)};
}

Response brokenOff(const QByteArray &body, const ServedRequest &request)
{
    const bool isPacked = request.headers.value("accept-encoding").contains("deflate");
    Response response = isPacked ? deflated(body) : Response{.body = body};
    response.closeAfter = response.body.size() * 2 / 3;
    return response;
}

} // namespace broadsheet::test
