#include "network/SingleInstance.h"

#include "base/Limits.h"
#include "base/Logging.h"
#include "base/PrivateFiles.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTimer>
#include <QtEndian>

#include <algorithm>
#include <cerrno>
#include <chrono>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto handOverTimeout = 2s; // connecting, writing and reading the answer together
constexpr int connectRetryMs = 5;

// A message is "BSH1", the length of the rest as a big-endian quint32, and a JSON array of paths.
// The answer is one byte.
constexpr QByteArrayView messageMagic = "BSH1";
constexpr qsizetype headerSize = 8;
constexpr char acceptedAnswer = '+';

QByteArray encodedMessage(const QStringList &paths)
{
    const QByteArray json =
        QJsonDocument(QJsonArray::fromStringList(paths)).toJson(QJsonDocument::Compact);
    QByteArray length(4, '\0');
    qToBigEndian(quint32(json.size()), length.data());
    return messageMagic.toByteArray() + length + json;
}

struct Message
{
    enum class State { Incomplete, Complete, Invalid };

    State state = State::Incomplete;
    QStringList paths = {};
};

Message decodedMessage(const QByteArray &received)
{
    const Message invalid{.state = Message::State::Invalid};
    const auto known = std::min(received.size(), messageMagic.size());
    if (QByteArrayView(received).first(known) != messageMagic.first(known))
        return invalid;
    if (received.size() < headerSize)
        return {};
    const qsizetype length = qFromBigEndian<quint32>(received.constData() + messageMagic.size());
    if (length > maxMessageBytes - headerSize || received.size() > headerSize + length)
        return invalid;
    if (received.size() < headerSize + length)
        return {};
    const QJsonDocument json = QJsonDocument::fromJson(received.mid(headerSize));
    if (!json.isArray())
        return invalid;
    Message message{.state = Message::State::Complete};
    for (const QJsonValue value : json.array())
        if (value.isString() && !value.toString().isEmpty())
            message.paths += value.toString();
    return message;
}

// A plain non-blocking socket. The hand-over happens before any event loop runs, and one deadline
// over connecting, writing and reading is simpler here than QLocalSocket's three blocking calls.
class ClientSocket
{
public:
    ClientSocket() : m_socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {}
    Q_DISABLE_COPY_MOVE(ClientSocket)
    ~ClientSocket()
    {
        if (m_socket >= 0)
            ::close(m_socket);
    }

    [[nodiscard]] bool connectTo(const QByteArray &path, const QDeadlineTimer &deadline) const;
    [[nodiscard]] bool belongsToUser() const;
    [[nodiscard]] bool write(const QByteArray &bytes, const QDeadlineTimer &deadline) const;
    [[nodiscard]] bool readAnswer(const QDeadlineTimer &deadline) const;

private:
    [[nodiscard]] bool waitUntil(short events, const QDeadlineTimer &deadline) const;

    int m_socket;
};

bool ClientSocket::waitUntil(short events, const QDeadlineTimer &deadline) const
{
    pollfd watched{.fd = m_socket, .events = events, .revents = 0};
    return ::poll(&watched, 1, int(deadline.remainingTime())) == 1;
}

bool ClientSocket::connectTo(const QByteArray &path, const QDeadlineTimer &deadline) const
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (m_socket < 0 || path.size() >= qsizetype(sizeof address.sun_path))
        return false;
    std::copy(path.begin(), path.end(), address.sun_path);
    do { // the owner of the lock may not listen yet, or its queue may be full
        if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
            return true;
        ::poll(nullptr, 0, connectRetryMs);
    } while (!deadline.hasExpired());
    return false;
}

// Another user's socket must not learn the paths.
bool ClientSocket::belongsToUser() const
{
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(m_socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           peer.uid == ::getuid();
}

bool ClientSocket::write(const QByteArray &bytes, const QDeadlineTimer &deadline) const
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::send(m_socket, bytes.constData() + written,
                                     size_t(bytes.size() - written), MSG_NOSIGNAL);
        if (count > 0)
            written += count;
        else if (errno != EAGAIN && errno != EINTR)
            return false;
        else if (!waitUntil(POLLOUT, deadline))
            return false;
    }
    return true;
}

bool ClientSocket::readAnswer(const QDeadlineTimer &deadline) const
{
    char answer = 0;
    return waitUntil(POLLIN, deadline) && ::recv(m_socket, &answer, 1, 0) == 1 &&
           answer == acceptedAnswer;
}

// Blocks for at most handOverTimeout. True when the other process has accepted the paths.
bool handOver(const QString &socketPath, const QStringList &paths)
{
    const QByteArray bytes = encodedMessage(paths);
    if (bytes.size() > maxMessageBytes)
        return false;
    const QDeadlineTimer deadline(handOverTimeout);
    const ClientSocket socket;
    return socket.connectTo(QFile::encodeName(socketPath), deadline) && socket.belongsToUser() &&
           socket.write(bytes, deadline) && socket.readAnswer(deadline);
}

// The library and its folder may not exist yet. Then the path is used as it is written.
QString canonical(const QString &path)
{
    const QFileInfo file(path);
    if (file.exists())
        return file.canonicalFilePath();
    const QString folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    return folder.isEmpty() ? file.absoluteFilePath() : QString(folder + u'/' + file.fileName());
}

// Empty when there is no safe place for a socket.
QString socketPath(const QString &libraryPath)
{
    constexpr qsizetype maxLength = 100; // sun_path holds 108 bytes (unix(7))
    const QByteArray user = QByteArray::number(::getuid());
    const QByteArray key = canonical(libraryPath).toUtf8() + '\0' + user;
    const QByteArray hash = QCryptographicHash::hash(key, QCryptographicHash::Sha256);
    const QString folder = privateRuntimeFolder();
    const QString path = folder + u"/broadsheet-"_s + QString::fromLatin1(hash.toHex().left(20));
    return !folder.isEmpty() && path.toUtf8().size() < maxLength ? path : QString();
}

// An advisory lock on a file. Its holder listens. The kernel drops the lock when the process ends,
// so a crash blocks nothing and two simultaneous starts cannot both win.
class FileLock
{
public:
    enum class Outcome { Taken, Busy, Impossible };

    FileLock() = default;
    Q_DISABLE_COPY_MOVE(FileLock)
    ~FileLock()
    {
        if (m_isTaken)
            ::unlink(m_name.constData());
        if (m_file >= 0)
            ::close(m_file);
    }

    [[nodiscard]] Outcome take(const QString &path)
    {
        m_name = QFile::encodeName(path);
        do {
            if (m_file >= 0)
                ::close(m_file);
            m_file = ::open(m_name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
            if (m_file < 0)
                return Outcome::Impossible;
            if (::flock(m_file, LOCK_EX | LOCK_NB) != 0)
                return errno == EWOULDBLOCK ? Outcome::Busy : Outcome::Impossible;
        } while (!isStillThere());
        m_isTaken = true;
        return Outcome::Taken;
    }

private:
    // The last holder may have removed the file between our opening and locking it.
    [[nodiscard]] bool isStillThere() const
    {
        struct stat locked = {};
        struct stat named = {};
        return ::fstat(m_file, &locked) == 0 && ::lstat(m_name.constData(), &named) == 0 &&
               locked.st_dev == named.st_dev && locked.st_ino == named.st_ino;
    }

    QByteArray m_name;
    int m_file = -1;
    bool m_isTaken = false;
};

} // namespace

class SingleInstance::Private
{
public:
    bool listen(SingleInstance *q);
    void readFrom(QLocalSocket *client, SingleInstance *q);

    QString path;
    FileLock lock; // held while the server listens
    QLocalServer server;
};

bool SingleInstance::Private::listen(SingleInstance *q)
{
    QLocalServer::removeServer(path); // left by a crash: we hold the lock, so it has no listener
    server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&server, &QLocalServer::newConnection, q, [this, q] {
        while (QLocalSocket *client = server.nextPendingConnection())
            readFrom(client, q);
    });
    if (server.listen(path))
        return true;
    qCWarning(logNetwork) << "Later starts cannot hand over their files:" << server.errorString();
    return false;
}

// Reads one message, answers and disconnects. Invalid messages get no answer, and silent clients
// are disconnected after maxMessageTime.
void SingleInstance::Private::readFrom(QLocalSocket *client, SingleInstance *q)
{
    const auto read = [q, client, received = QByteArray()]() mutable {
        received += client->read(maxMessageBytes + 1 - received.size());
        const Message message = decodedMessage(received);
        if (message.state == Message::State::Incomplete)
            return;
        client->disconnect(q);
        if (message.state == Message::State::Complete)
            client->write(QByteArray(1, acceptedAnswer));
        client->disconnectFromServer();
        if (message.state == Message::State::Complete)
            Q_EMIT q->filesHandedOver(message.paths);
    };
    connect(client, &QLocalSocket::readyRead, q, read);
    connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
    QTimer::singleShot(maxMessageTime, client, &QLocalSocket::abort);
}

SingleInstance::SingleInstance(const QString &libraryPath, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->path = socketPath(libraryPath);
}

SingleInstance::~SingleInstance() = default;

SingleInstance::Start SingleInstance::start(const QStringList &paths)
{
    if (d->path.isEmpty())
        return Start::NoAnswer;
    const FileLock::Outcome lock = d->lock.take(d->path + u".lock");
    if (lock == FileLock::Outcome::Taken)
        return d->listen(this) ? Start::First : Start::NoAnswer;
    if (lock == FileLock::Outcome::Impossible)
        return Start::NoAnswer;

    QStringList absolute;
    for (const QString &path : paths)
        absolute += QFileInfo(path).absoluteFilePath();
    return handOver(d->path, absolute) ? Start::HandedOver : Start::NoAnswer;
}

} // namespace broadsheet
