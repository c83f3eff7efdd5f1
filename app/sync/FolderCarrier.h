// Carries events through a folder that another program keeps the same on all machines: Syncthing,
// Nextcloud, a network file system. Each place writes files of its own alone; see README.md.
#pragma once

#include "sync/Carrier.h"
#include "sync/FolderFile.h"
#include "sync/SharedFolderWatch.h"

#include <QHash>

namespace broadsheet {

class FolderCarrier final : public Carrier
{
public:
    // `folder`: an absolute path. It must be there, because a folder that is not there may be a
    // disk that is not mounted. `maxFileBytes`: a larger file gets a successor; tests pass less.
    FolderCarrier(QString folder, Sender self, std::optional<qint64> maxFileBytes = {});

    [[nodiscard]] Result<Opened> open(const QByteArray &receipt) override;
    [[nodiscard]] Result<QByteArray> append(const QList<JournalEvent> &events) override;
    [[nodiscard]] Result<Received> receive(const QByteArray &cursor, int most) override;
    [[nodiscard]] Result<bool> wait(std::chrono::milliseconds longest) override;
    void stop() override { m_watch.stop(); }
    [[nodiscard]] Result<QList<DeviceReport>> devices() override;
    [[nodiscard]] Result<void> forget(const QString &device) override;

private:
    [[nodiscard]] Result<void> checkFolder() const;
    [[nodiscard]] QStringList deviceFolders() const;
    [[nodiscard]] QStringList files() const; // of all places, below the folder
    [[nodiscard]] QStringList look() const;
    [[nodiscard]] bool skipOwn(const QString &name, FileMark &mark) const;
    [[nodiscard]] QString ownFolder() const;
    [[nodiscard]] QString ownFile(int number) const;
    [[nodiscard]] int numberOf(const QString &path) const; // 0: it is no own file
    [[nodiscard]] int newestNumber() const;                // 0: there is no own file
    // The names of the files in the folder that the device wrote.
    [[nodiscard]] static QStringList filesOf(const QString &device, const QString &folder);

    QString m_folder;
    Sender m_self;
    qint64 m_maxFileBytes;
    SharedFolderWatch m_watch;
    QStringList m_seen;   // by receive()
    QByteArray m_receipt; // of the last append
};

} // namespace broadsheet
