#include "sync/Sync.h"

#include "library/Library.h"
#include "sync/SyncThread.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSysInfo>

namespace broadsheet {

namespace {

// See Sender.
QString placeOf(const QString &libraryFile)
{
    constexpr qsizetype length = 12;
    const QFileInfo file(libraryFile);
    const QString path = file.canonicalFilePath();
    const QByteArray name = QSysInfo::machineUniqueId() + '\n' +
                            (path.isEmpty() ? file.absoluteFilePath() : path).toUtf8();
    return QString::fromLatin1(
        QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().first(length));
}

} // namespace

Sync::Sync(Library &library, const QString &libraryFile, CarrierChoice choice, SyncTimes times)
    : m_thread(std::make_unique<Thread>(*this, library, placeOf(libraryFile), std::move(choice),
                                        std::move(times)))
{
    connect(&library, &Library::changed, this, [this] { m_thread->wake(); });
}

Sync::~Sync() = default;

QFuture<Result<SyncReport>> Sync::exchange()
{
    return m_thread->ask([thread = m_thread.get()] { return thread->exchange(); });
}

void Sync::watch()
{
    m_thread->watch();
}

QFuture<Result<QList<DeviceReport>>> Sync::devices()
{
    return m_thread->ask([thread = m_thread.get()]() -> Result<QList<DeviceReport>> {
        const Result<Carrier *> carrier = thread->carried().visited();
        return carrier ? (*carrier)->devices() : Failure(carrier.error());
    });
}

QFuture<Result<void>> Sync::forget(const QString &device)
{
    return m_thread->ask([thread = m_thread.get(), device]() -> Result<void> {
        const Result<Carrier *> carrier = thread->carried().visited();
        return carrier ? (*carrier)->forget(device) : Result<void>(Failure(carrier.error()));
    });
}

} // namespace broadsheet
