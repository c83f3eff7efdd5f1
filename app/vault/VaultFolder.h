// The files of the vault: which papers have a note, and reading and writing them. Files are written
// beside their place and then renamed. Links are not followed, and what is hidden is left alone, as
// are the folders that Obsidian and others keep in a vault. One thread at a time.
#pragma once

#include "base/Result.h"
#include "papers/PaperId.h"

#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace broadsheet {

class VaultFolder final
{
public:
    explicit VaultFolder(const QString &folder) : m_folder(folder) {}

    // Looks through the folder; of files that did not change since the last time nothing is read.
    // Fails when it is no folder or has too many files.
    [[nodiscard]] Result<void> scan();

    // The files with a paper's id, relative to the folder, sorted.
    [[nodiscard]] QStringList filesOf(const PaperId &paper) const { return m_files.value(paper); }
    [[nodiscard]] QList<PaperId> papers() const { return m_files.keys(); }
    // One of the paper's files is not as the scan before found it.
    [[nodiscard]] bool hasChanged(const PaperId &paper) const { return m_changed.contains(paper); }

    // A file is there, but cannot be read, or not to the end of its front matter.
    [[nodiscard]] bool isUnfinished(const QString &path) const;

    [[nodiscard]] Result<QByteArray> read(const QString &path) const;
    // Only if the file still has the content `before`: Cancelled if somebody changed it meanwhile.
    [[nodiscard]] Result<void> replace(const QString &path, const QByteArray &before,
                                       const QByteArray &now);
    // A new file with a name of its own; returns its path in the folder.
    [[nodiscard]] Result<QString> create(const QString &title, const PaperId &paper,
                                         const QByteArray &content);

private:
    struct Seen
    {
        QDateTime at;
        qint64 size = 0;
        PaperId paper; // empty: no note of the vault
    };

    [[nodiscard]] QString full(const QString &path) const;
    void remember(const QString &path, const PaperId &paper); // as the program wrote it
    [[nodiscard]] Seen look(const QString &path, const QDateTime &at, qint64 size);

    QString m_folder;
    QHash<QString, Seen> m_seen; // by path
    QHash<PaperId, QStringList> m_files;
    QSet<PaperId> m_changed;
};

} // namespace broadsheet
