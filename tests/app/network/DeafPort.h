// A port that swallows what wants to connect, as some networks do.
#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <array>

namespace broadsheet::test {

// Nobody takes connections here, and the queue for them is full: a further one hangs.
class DeafPort final
{
public:
    DeafPort()
    {
        m_server.setListenBacklogSize(0);
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
        m_server.pauseAccepting();
        for (QTcpSocket &waiting : m_waiting)
            waiting.connectToHost(QHostAddress::LocalHost, m_server.serverPort());
        if (!m_waiting.front().waitForConnected())
            qFatal("not even one connection");
    }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1/feed").arg(m_server.serverPort()));
    }

private:
    QTcpServer m_server;
    std::array<QTcpSocket, 4> m_waiting;
};

} // namespace broadsheet::test
