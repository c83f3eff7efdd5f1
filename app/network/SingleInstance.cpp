#include "network/SingleInstance.h"

#include "base/Logging.h"
#include "network/HandOver.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTimer>

#include <cerrno>
#include <chrono>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto kSlowestMessage = 2s; // a client that says nothing for so long is let go

// The library may not exist yet, its folder neither: then the path as it is written must do.
QString canonical(const QString &path)
{
    const QFileInfo file(path);
    if (file.exists())
        return file.canonicalFilePath();
    const QString folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    return folder.isEmpty() ? file.absoluteFilePath() : QString(folder + u'/' + file.fileName());
}

QString socketPath(const QString &libraryPath)
{
    constexpr qsizetype kLongest = 100; // sun_path holds 108 bytes (unix(7))
    const QByteArray user = QByteArray::number(::getuid());
    const QByteArray key = canonical(libraryPath).toUtf8() + '\0' + user;
    const QByteArray hash = QCryptographicHash::hash(key, QCryptographicHash::Sha256);
    const QString name = u"/broadsheet-"_s + QString::fromLatin1(hash.toHex().left(20));
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const bool fits = (runtime + name).toUtf8().size() < kLongest;
    const bool usable = !runtime.isEmpty() && fits && QFileInfo(runtime).isWritable();
    return (usable ? runtime : QDir::tempPath()) + name;
}

// An advisory lock on a file: whoever holds it is the one that listens. The kernel drops it with
// the process, so a crash leaves nothing behind and two starts at once cannot both win.
class Lock
{
public:
    enum class Outcome { Taken, Busy, Impossible };

    Lock() = default;
    Q_DISABLE_COPY_MOVE(Lock)
    ~Lock()
    {
        if (m_file >= 0)
            ::close(m_file);
    }

    [[nodiscard]] Outcome take(const QString &path)
    {
        const QByteArray name = QFile::encodeName(path);
        m_file = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (m_file < 0)
            return Outcome::Impossible;
        if (::flock(m_file, LOCK_EX | LOCK_NB) == 0)
            return Outcome::Taken;
        return errno == EWOULDBLOCK ? Outcome::Busy : Outcome::Impossible;
    }

private:
    int m_file = -1;
};

} // namespace

class SingleInstance::Private
{
public:
    bool listen(SingleInstance *q);
    void greet(SingleInstance *q, QLocalSocket *client);

    QString path;
    Lock lock; // held as long as the server listens
    QLocalServer server;
};

bool SingleInstance::Private::listen(SingleInstance *q)
{
    QLocalServer::removeServer(path); // what a crash left; the lock says that nobody listens
    server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&server, &QLocalServer::newConnection, q, [this, q] {
        while (QLocalSocket *client = server.nextPendingConnection())
            greet(q, client);
    });
    if (server.listen(path))
        return true;
    qCWarning(logNetwork) << "Later starts cannot hand their files over:" << server.errorString();
    return false;
}

// Reads one message, answers it, and lets the client go; garbage gets no answer.
void SingleInstance::Private::greet(SingleInstance *q, QLocalSocket *client)
{
    const auto read = [q, client, received = QByteArray()]() mutable {
        received += client->read(handover::kLongestMessage + 1 - received.size());
        const handover::Parsed message = handover::parse(received);
        if (message.state == handover::State::Incomplete)
            return;
        client->disconnect(q);
        if (message.state == handover::State::Complete)
            client->write(QByteArray(1, handover::kTaken));
        client->disconnectFromServer();
        if (message.state == handover::State::Complete)
            Q_EMIT q->filesHandedOver(message.paths);
    };
    connect(client, &QLocalSocket::readyRead, q, read);
    connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
    QTimer::singleShot(kSlowestMessage, client, &QLocalSocket::abort);
}

SingleInstance::SingleInstance(const QString &libraryPath, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->path = socketPath(libraryPath);
}

SingleInstance::~SingleInstance() = default;

SingleInstance::Start SingleInstance::start(const QStringList &paths)
{
    const Lock::Outcome lock = d->lock.take(d->path + u".lock");
    if (lock == Lock::Outcome::Taken)
        return d->listen(this) ? Start::First : Start::NoAnswer;
    if (lock == Lock::Outcome::Impossible)
        return Start::NoAnswer;

    QStringList absolute;
    for (const QString &path : paths)
        absolute += QFileInfo(path).absoluteFilePath();
    return handover::send(d->path, absolute) ? Start::HandedOver : Start::NoAnswer;
}

} // namespace broadsheet
