// A real HTTP/1.1 server on loopback for tests, which can also misbehave. It lives in the test's
// own thread and answers while the event loop runs.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <chrono>
#include <concepts>
#include <functional>
#include <optional>
#include <utility>

class QTcpSocket;

namespace broadsheet::test {

struct ServedRequest
{
    QByteArray method;
    QByteArray target;                    // path and query as sent
    QMap<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;
};

struct Response
{
    int status = 200;
    QMap<QByteArray, QByteArray> headers = {};
    QByteArray body = {};

    std::chrono::milliseconds delay{0};       // before the first byte
    std::optional<qint64> announced = {};     // a Content-Length that is not the body's
    std::optional<qsizetype> closeAfter = {}; // bytes of the body, then the connection closes
    std::optional<std::chrono::milliseconds> drip = {}; // one byte of the body at a time
    bool endless = false; // the body again and again until the client leaves
    bool silent = false;  // the request is read and never answered
    bool hangsUp = false; // the request is read, then the connection closes
};

class HttpServer final : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<Response(const ServedRequest &)>;

    explicit HttpServer(QObject *parent = nullptr);
    ~HttpServer() override;

    [[nodiscard]] QUrl url(const QString &target = QStringLiteral("/")) const;

    // For a path without its query. A path without a response is answered with 404.
    void respond(const QByteArray &path, Response response);
    template<std::invocable<const ServedRequest &> Answer>
    void respond(const QByteArray &path, Answer answer)
    {
        respondBy(path, std::move(answer));
    }
    void respondToAll(Handler handler); // what has no response of its own

    void stop(); // refuses connections from now on and closes those that are open

    [[nodiscard]] const QList<ServedRequest> &requests() const { return m_requests; }
    [[nodiscard]] qsizetype count(const QByteArray &path) const;
    [[nodiscard]] int mostAtOnce() const
    {
        return m_mostAtOnce;
    } // requests not yet answered in full
    [[nodiscard]] int unanswered() const { return m_unanswered; }
    [[nodiscard]] qint64 bytesSent() const { return m_bytesSent; }

private:
    void respondBy(const QByteArray &path, Handler handler);

    void accept(QTcpSocket *socket);
    [[nodiscard]] bool takeRequest(QTcpSocket *socket, QByteArray &received);
    void answer(QTcpSocket *socket, const ServedRequest &request);
    void send(QTcpSocket *socket, const Response &response);
    void sendDripping(QTcpSocket *socket, const QByteArray &body, std::chrono::milliseconds pause);
    void sendEndlessly(QTcpSocket *socket, const QByteArray &body);
    void write(QTcpSocket *socket, const QByteArray &bytes);
    void answered(QTcpSocket *socket);

    QTcpServer m_server;
    quint16 m_port = 0; // stays known after stop()
    QHash<QByteArray, Handler> m_handlers;
    Handler m_fallback;
    QList<ServedRequest> m_requests;
    QHash<QTcpSocket *, int> m_pending;
    int m_unanswered = 0;
    int m_mostAtOnce = 0;
    qint64 m_bytesSent = 0;
};

[[nodiscard]] Response redirectTo(const QByteArray &location, int status = 302);

// Any body as Content-Encoding: deflate (RFC 9110, section 8.4.1.2).
[[nodiscard]] Response deflated(const QByteArray &body);

// The first two thirds of the body, packed when the client takes that.
[[nodiscard]] Response brokenOff(const QByteArray &body, const ServedRequest &request);

} // namespace broadsheet::test
