#include "network/HandOver.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

#include <algorithm>
#include <cerrno>
#include <chrono>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace broadsheet::handover {

namespace {

constexpr auto kPatience = 500ms;
constexpr int kPauseMs = 5; // between attempts while the first start is not listening yet
constexpr QByteArrayView kMagic = "BSH1";
constexpr qsizetype kHeader = 8;

// A plain non-blocking socket: this runs before any event loop, and a deadline over connecting,
// writing and reading together is simpler here than QLocalSocket's three waiting calls.
class Socket
{
public:
    Socket() : m_socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {}
    Q_DISABLE_COPY_MOVE(Socket)
    ~Socket()
    {
        if (m_socket >= 0)
            ::close(m_socket);
    }

    [[nodiscard]] bool connectTo(const QByteArray &path, const QDeadlineTimer &deadline) const;
    [[nodiscard]] bool belongsToUser() const;
    [[nodiscard]] bool write(const QByteArray &bytes, const QDeadlineTimer &deadline) const;
    [[nodiscard]] bool isTaken(const QDeadlineTimer &deadline) const;

private:
    [[nodiscard]] bool waitUntil(short events, const QDeadlineTimer &deadline) const;

    int m_socket;
};

bool Socket::waitUntil(short events, const QDeadlineTimer &deadline) const
{
    pollfd watched{.fd = m_socket, .events = events, .revents = 0};
    return ::poll(&watched, 1, int(deadline.remainingTime())) == 1;
}

bool Socket::connectTo(const QByteArray &path, const QDeadlineTimer &deadline) const
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (m_socket < 0 || path.size() >= qsizetype(sizeof address.sun_path))
        return false;
    std::copy(path.begin(), path.end(), address.sun_path);
    do { // the owner of the lock may be about to listen, or have its queue full
        if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
            return true;
        ::poll(nullptr, 0, kPauseMs);
    } while (!deadline.hasExpired());
    return false;
}

// In a shared folder somebody else's socket may lie under our name: it learns nothing.
bool Socket::belongsToUser() const
{
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(m_socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           peer.uid == ::getuid();
}

bool Socket::write(const QByteArray &bytes, const QDeadlineTimer &deadline) const
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t now = ::send(m_socket, bytes.constData() + written,
                                   size_t(bytes.size() - written), MSG_NOSIGNAL);
        if (now > 0)
            written += now;
        else if (errno != EAGAIN && errno != EINTR)
            return false;
        else if (!waitUntil(POLLOUT, deadline))
            return false;
    }
    return true;
}

bool Socket::isTaken(const QDeadlineTimer &deadline) const
{
    char answer = 0;
    return waitUntil(POLLIN, deadline) && ::recv(m_socket, &answer, 1, 0) == 1 && answer == kTaken;
}

} // namespace

QByteArray message(const QStringList &paths)
{
    const QByteArray json =
        QJsonDocument(QJsonArray::fromStringList(paths)).toJson(QJsonDocument::Compact);
    QByteArray length(4, '\0');
    qToBigEndian(quint32(json.size()), length.data());
    return kMagic.toByteArray() + length + json;
}

Parsed parse(const QByteArray &received)
{
    const Parsed garbage{.state = State::Garbage, .paths = {}};
    const auto known = std::min(received.size(), kMagic.size());
    if (QByteArrayView(received).first(known) != kMagic.first(known))
        return garbage;
    if (received.size() < kHeader)
        return {};
    const qsizetype length = qFromBigEndian<quint32>(received.constData() + kMagic.size());
    if (length > kLongestMessage - kHeader || received.size() > kHeader + length)
        return garbage;
    if (received.size() < kHeader + length)
        return {};
    const QJsonDocument json = QJsonDocument::fromJson(received.mid(kHeader));
    if (!json.isArray())
        return garbage;
    Parsed parsed{.state = State::Complete, .paths = {}};
    for (const QJsonValue value : json.array())
        if (value.isString() && !value.toString().isEmpty())
            parsed.paths += value.toString();
    return parsed;
}

bool send(const QString &socketPath, const QStringList &paths)
{
    const QByteArray bytes = message(paths);
    if (bytes.size() > kLongestMessage)
        return false;
    const QDeadlineTimer deadline(kPatience);
    const Socket socket;
    return socket.connectTo(QFile::encodeName(socketPath), deadline) && socket.belongsToUser() &&
           socket.write(bytes, deadline) && socket.isTaken(deadline);
}

} // namespace broadsheet::handover
