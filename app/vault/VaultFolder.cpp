#include "vault/VaultFolder.h"

#include "base/Limits.h"
#include "papers/SafeText.h"
#include "vault/Tr.h"
#include "vault/VaultFile.h"
#include "vault/VaultName.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSaveFile>
#include <QTemporaryFile>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

Failure cannotRead(const QString &path, const QString &why)
{
    return failure(ErrorKind::Unreadable,
                   VaultTr::tr("%1 could not be read: %2").arg(safeText(path), why));
}

Failure cannotWrite(const QString &path, const QString &why)
{
    return failure(ErrorKind::Storage,
                   VaultTr::tr("%1 could not be written: %2").arg(safeText(path), why));
}

} // namespace

QString VaultFolder::full(const QString &path) const
{
    return QDir(m_folder).filePath(path);
}

Result<void> VaultFolder::scan()
{
    const QFileInfo folder(m_folder);
    if (!folder.exists())
        return failure(ErrorKind::NotFound,
                       VaultTr::tr("The folder of notes is not there: %1").arg(safeText(m_folder)));
    if (!folder.isDir())
        return failure(
            ErrorKind::NotFound,
            VaultTr::tr("The place of the notes is not a folder: %1").arg(safeText(m_folder)));
    if (!folder.isReadable() || !folder.isExecutable())
        return cannotRead(m_folder, VaultTr::tr("permission denied"));
    m_files.clear();
    m_changed.clear();
    QHash<QString, Seen> seen;
    QDirIterator files(m_folder, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    const QDir root(m_folder);
    int count = 0;
    while (files.hasNext()) {
        files.next();
        if (++count > maxVaultFiles)
            return failure(ErrorKind::TooLarge,
                           VaultTr::tr("The folder of notes has more than %1 files: %2")
                               .arg(maxVaultFiles)
                               .arg(safeText(m_folder)));
        const QFileInfo file = files.fileInfo();
        if (file.suffix().compare("md"_L1, Qt::CaseInsensitive) != 0)
            continue;
        const QString path = root.relativeFilePath(file.filePath());
        const Seen found = look(path, file.lastModified(), file.size());
        seen.insert(path, found);
        if (!found.paper.isEmpty())
            m_files[found.paper].append(path);
    }
    for (QStringList &paths : m_files)
        paths.sort();
    m_seen = seen;
    return {};
}

VaultFolder::Seen VaultFolder::look(const QString &path, const QDateTime &at, qint64 size)
{
    const auto before = m_seen.constFind(path);
    if (before != m_seen.constEnd() && before->at == at && before->size == size)
        return *before;
    Seen seen{.at = at, .size = size};
    if (const Result<QByteArray> content = read(path))
        seen.paper = VaultFile(*content).id();
    if (!seen.paper.isEmpty())
        m_changed.insert(seen.paper);
    return seen;
}

bool VaultFolder::isUnfinished(const QString &path) const
{
    if (path.isEmpty() || !QFileInfo(full(path)).isFile())
        return false;
    const Result<QByteArray> content = read(path);
    return !content || VaultFile(*content).isCut();
}

Result<QByteArray> VaultFolder::read(const QString &path) const
{
    QFile file(full(path));
    if (!file.open(QIODevice::ReadOnly))
        return cannotRead(full(path), file.errorString());
    if (file.size() > maxVaultFileBytes)
        return cannotRead(full(path), VaultTr::tr("it is too large"));
    return file.read(maxVaultFileBytes);
}

Result<void> VaultFolder::replace(const QString &path, const QByteArray &before,
                                  const QByteArray &now)
{
    QSaveFile file(full(path));
    if (!file.open(QIODevice::WriteOnly) || file.write(now) != now.size() || !file.flush() ||
        ::fsync(file.handle()) != 0) // which takes long, so it comes before the look
        return cannotWrite(full(path), file.errorString());
    const Result<QByteArray> present = read(path);
    if (!present)
        return Failure(present.error());
    if (*present != before)
        return failure(ErrorKind::Cancelled,
                       VaultTr::tr("%1 is being changed by another program; it is left for the "
                                   "next time.")
                           .arg(safeText(full(path))));
    if (!file.commit())
        return cannotWrite(full(path), file.errorString());
    remember(path, m_seen.value(path).paper);
    return {};
}

void VaultFolder::remember(const QString &path, const PaperId &paper)
{
    const QFileInfo file(full(path));
    m_seen.insert(path, {.at = file.lastModified(), .size = file.size(), .paper = paper});
}

Result<QString> VaultFolder::create(const QString &title, const PaperId &paper,
                                    const QByteArray &content)
{
    QSet<QString> taken;
    for (const QString &name : QDir(m_folder).entryList(QDir::AllEntries | QDir::Hidden |
                                                        QDir::System | QDir::NoDotAndDotDot))
        taken.insert(foldedName(name));
    QTemporaryFile beside(full(u".broadsheet-XXXXXX"_s));
    if (!beside.open() || beside.write(content) != content.size() || !beside.flush() ||
        ::fsync(beside.handle()) != 0)
        return cannotWrite(full(vaultFileName(title, paper, taken)), beside.errorString());
    // A file system that shortens names has one under a name that it did not list.
    constexpr int maxAttempts = 20;
    for (int attempt = 0; attempt < maxAttempts; ++attempt) {
        const QString name = vaultFileName(title, paper, taken);
        taken.insert(foldedName(name));
        if (QFileInfo info(full(name)); info.exists() || info.isSymLink())
            continue;
        if (!beside.rename(full(name))) // never over another file
            return cannotWrite(full(name), beside.errorString());
        beside.setAutoRemove(false);
        remember(name, paper);
        return name;
    }
    return cannotWrite(full(vaultFileName(title, paper, {})),
                       VaultTr::tr("the folder has files of this name already"));
}

} // namespace broadsheet
