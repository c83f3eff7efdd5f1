// Carries events through a folder that another program keeps the same on all machines: Syncthing,
// Nextcloud, a network file system. Each place writes files of its own alone; see README.md.
#pragma once

#include "sync/Carrier.h"
#include "sync/ContentFiles.h"
#include "sync/FolderFile.h"
#include "sync/SharedFolder.h"
#include "sync/SharedFolderWatch.h"

#include <QHash>

namespace broadsheet {

class FolderCarrier final : public Carrier
{
public:
    // `folder`: an absolute path. It must be there, because a folder that is not there may be a
    // disk that is not mounted. `maxFileBytes`: a larger file gets a successor; tests pass less.
    FolderCarrier(const QString &folder, Sender self, std::optional<qint64> maxFileBytes = {});

    [[nodiscard]] Result<Opened> open(const QByteArray &receipt) override;
    [[nodiscard]] Result<QByteArray> append(const QList<JournalEvent> &events) override;
    [[nodiscard]] Result<Received> receive(const QByteArray &cursor, int most) override;
    [[nodiscard]] Result<Opened> openContent(const QByteArray &receipt) override
    {
        return m_content.open(receipt);
    }
    [[nodiscard]] Result<QByteArray> appendContent(const QList<ContentRow> &rows) override
    {
        return m_content.append(rows);
    }
    [[nodiscard]] Result<ReceivedContent> receiveContent(const QByteArray &cursor) override
    {
        return m_content.receive(cursor);
    }
    [[nodiscard]] Result<bool> wait(std::chrono::milliseconds longest) override;
    void stop() override { m_watch.stop(); }
    [[nodiscard]] Result<QList<DeviceReport>> devices() override;
    [[nodiscard]] Result<QHash<QString, QString>> names() override;
    [[nodiscard]] Result<void> forget(const QString &device) override;

private:
    [[nodiscard]] bool lacksFiles(const FolderCursor &read, const QStringList &names) const;
    [[nodiscard]] QString ownPrefix() const; // of the names of this place's files
    [[nodiscard]] QStringList look() const;
    [[nodiscard]] std::optional<Sender> senderOf(const QString &name) const; // of a file
    // The names of the files in the folder that the device wrote.
    [[nodiscard]] static QStringList filesOf(const QString &device, const QString &folder);

    SharedFolder m_folder;
    Sender m_self;
    PlaceFiles m_own;
    ContentFiles m_content;
    SharedFolderWatch m_watch;
    QStringList m_seen;   // by receive()
    QByteArray m_receipt; // of the last append
};

} // namespace broadsheet
