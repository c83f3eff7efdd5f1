// A server with TLS for tests, and the certificates that it may have.
#pragma once

#include "support/Places.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QUrl>

namespace broadsheet::test {

// A key and a certificate for localhost and 127.0.0.1, made for these tests.
[[nodiscard]] inline QByteArray pem(const QString &name = QStringLiteral("self_signed"))
{
    const QString folder = sourceFile(QStringLiteral("tests/app/network/"));
    QFile file(folder + name + QLatin1StringView(".pem"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Gives the same answer to every client that trusts it, and offers HTTP/2 as the services do, which
// no client may choose: it would be answered with HTTP/1.1 all the same.
class TlsServer
{
public:
    explicit TlsServer(const QString &address = QStringLiteral("127.0.0.1"),
                       const QString &certificate = QStringLiteral("self_signed"),
                       QSsl::SslProtocol protocol = QSsl::SecureProtocols)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(pem(certificate)));
        configuration.setPrivateKey(QSslKey(pem(certificate), QSsl::Ec));
        configuration.setProtocol(protocol);
        configuration.setAllowedNextProtocols(
            {QSslConfiguration::ALPNProtocolHTTP2, QSslConfiguration::NextProtocolHttp1_1});
        m_server.setSslConfiguration(configuration);
        QObject::connect(&m_server, &QTcpServer::pendingConnectionAvailable, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] {
                const QByteArray head = socket->readAll();
                if (!head.endsWith("\r\n\r\n"))
                    return;
                m_heads.append(head);
                socket->write(m_response);
                socket->disconnectFromHost();
            });
        });
        m_server.listen(QHostAddress(address));
    }

    [[nodiscard]] QUrl url() const
    {
        const QString address = m_server.serverAddress().toString();
        return QUrl(QStringLiteral("https://%1:%2/").arg(address).arg(m_server.serverPort()));
    }
    [[nodiscard]] int requests() const { return int(m_heads.size()); }
    [[nodiscard]] const QList<QByteArray> &heads() const { return m_heads; }
    void respond(const QByteArray &head, const QByteArray &body)
    {
        m_response = "HTTP/1.1 " + head +
                     "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) +
                     "\r\n\r\n" + body;
    }

private:
    QSslServer m_server;
    QByteArray m_response;
    QList<QByteArray> m_heads;
};

} // namespace broadsheet::test
