#include "backups/SafeFiles.h"

#include "backups/Tr.h"
#include "base/PrivateFiles.h"
#include "sqlite/Failed.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

[[noreturn]] void failToWrite(const QString &path)
{
    const int error = errno;
    fail(ErrorKind::Storage,
         error == ENOSPC || error == EDQUOT
             ? BackupsTr::tr("The disk is full. %1 could not be written.").arg(path)
             : BackupsTr::tr("%1 could not be written.").arg(path),
         QString::fromLocal8Bit(std::strerror(error)));
}

void flush(const QString &path, int flags)
{
    const int file = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (file < 0)
        failToWrite(path);
    const bool flushed = ::fsync(file) == 0;
    const int error = errno;
    ::close(file);
    errno = error;
    if (!flushed)
        failToWrite(path);
}

} // namespace

QString placeOf(const QString &library)
{
    const QFileInfo file(library);
    const QString target = file.canonicalFilePath(); // empty when there is nothing
    return target.isEmpty() ? file.absoluteFilePath() : target;
}

QString unfinishedName(const QString &file)
{
    return file + u".part-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

void removeUnfinished(const QString &unfinished)
{
    QFile::remove(unfinished);
    QFile::remove(unfinished + u"-journal"_s);
}

void removeOldUnfinished(const QString &folder, const QString &prefix)
{
    const QDateTime yesterday = QDateTime::currentDateTimeUtc().addDays(-1);
    const QDir dir(folder);
    for (const QFileInfo &file : dir.entryInfoList({prefix + u"*.part-*-*-*-*"_s}, QDir::Files))
        if (file.lastModified() < yesterday)
            QFile::remove(file.filePath());
}

void makePrivateFolder(const QString &folder)
{
    if (!QDir().mkpath(folder))
        fail(ErrorKind::Storage, BackupsTr::tr("The folder %1 cannot be created.").arg(folder));
    makePrivate(folder);
}

void finishFile(const QString &file)
{
    makePrivate(file);
    flush(file, O_RDONLY);
}

void moveInto(const QString &finished, const QString &file)
{
    if (std::rename(QFile::encodeName(finished).constData(), QFile::encodeName(file).constData()) !=
        0)
        failToWrite(file);
    flushFolder(QFileInfo(file).absolutePath());
}

void flushFolder(const QString &folder)
{
    flush(folder, O_RDONLY | O_DIRECTORY);
}

} // namespace broadsheet
