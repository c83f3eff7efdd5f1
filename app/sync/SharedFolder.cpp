#include "sync/SharedFolder.h"

#include "base/Limits.h"
#include "eventfile/EventFile.h"
#include "sync/Tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Where a file was after append(): "3 17000 0a1b2c3d".
QByteArray receiptOf(int number, const EventFile &file)
{
    return QByteArray::number(number) + ' ' + QByteArray::number(file.size()) + ' ' +
           file.checksumBefore(file.size());
}

} // namespace

QByteArray firstLineOf(const QString &path)
{
    constexpr qint64 longest = 4096;
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) ? file.readLine(longest)
                                                                      : QByteArray();
}

SharedFolder::SharedFolder(const QString &path) : m_path(QDir::cleanPath(path)) {}

bool SharedFolder::isOfExchange(const QString &name, QLatin1StringView suffix)
{
    return name.endsWith(suffix) && !name.startsWith(u'.') && !name.startsWith(u'~');
}

QString SharedFolder::folderOf(const QString &device) const
{
    return of(folderNameOf(device));
}

Result<void> SharedFolder::check() const
{
    const QFileInfo folder(m_path);
    if (!folder.exists())
        return failure(
            ErrorKind::Unreachable,
            SyncTr::tr("There is no folder %1. What you do waits until it is there.").arg(m_path));
    if (!folder.isDir())
        return failure(ErrorKind::Usage, SyncTr::tr("%1 is not a folder.").arg(m_path));
    if (!folder.isReadable() || !folder.isExecutable())
        return failure(ErrorKind::Usage, SyncTr::tr("The folder %1 cannot be read.").arg(m_path));
    return {};
}

Result<void> SharedFolder::prepare(const QString &device) const
{
    if (const Result<void> fine = check(); !fine)
        return fine;
    if (!QDir().mkpath(folderOf(device)))
        return failure(ErrorKind::Usage,
                       SyncTr::tr("The folder %1 cannot be written. What you do waits until that "
                                  "is mended.")
                           .arg(m_path));
    return {};
}

QStringList SharedFolder::deviceFolders() const
{
    QStringList folders;
    const QStringList names =
        QDir(m_path).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
    for (const QString &name : names)
        if (folders.size() < maxExchangeFolders)
            folders.append(of(name));
    return folders;
}

QStringList SharedFolder::files(QLatin1StringView suffix) const
{
    QStringList files;
    const QStringList folders = deviceFolders();
    for (const QString &folder : folders) {
        const QStringList names =
            QDir(folder).entryList(QDir::Files | QDir::NoSymLinks, QDir::Name);
        for (const QString &name : names)
            if (isOfExchange(name, suffix) && files.size() < maxExchangeFiles)
                files.append(QString(folder + u'/' + name).sliced(m_path.size() + 1));
    }
    return files;
}

PlaceFiles::PlaceFiles(const SharedFolder &folder, Sender self, const FileKind &kind)
    : m_shared(folder), m_self(std::move(self)), m_kind(kind),
      m_folder(folder.folderOf(m_self.device))
{}

Result<QByteArray> PlaceFiles::append(const QByteArray &receipt, const Lines &lines) const
{
    if (const Result<void> fine = m_shared.prepare(m_self.device); !fine)
        return Failure(fine.error());
    if (const Result<bool> sent = have(receipt); !sent || !*sent)
        return sent ? lost() : Failure(sent.error());
    int number = std::max(newest(), 1);
    Result<EventFile> file = fileFor(number);
    if (!file)
        return Failure(file.error());
    if (const Result<void> fine = checkVersion(file->firstLine()); !fine)
        return Failure(fine.error());
    if (m_kind.versionIn(file->firstLine()) == 0) // the first append was not ended, or comes again
        if (const Result<void> cleared = file->clear(); !cleared)
            return Failure(cleared.error());
    QByteArray begin;
    if (file->size() == 0)
        begin = lines.header;
    else if (receiptOf(number, *file) != receipt)
        begin = lines.again;
    if (const Result<void> appended = file->append(begin + lines.all, true); !appended)
        return Failure(appended.error());
    return receiptOf(number, *file);
}

// The newest one, or the next one when that is full.
Result<EventFile> PlaceFiles::fileFor(int &number) const
{
    Result<EventFile> file = EventFile::open(path(number), EventFile::Missing::IsCreated);
    if (file && file->size() > m_kind.maxBytes && number < maxExchangeFiles)
        file = EventFile::open(path(++number), EventFile::Missing::IsCreated);
    return file;
}

Result<void> PlaceFiles::check() const
{
    return checkVersion(firstLineOf(path(newest())));
}

Result<void> PlaceFiles::checkVersion(QByteArrayView firstLine) const
{
    if (m_kind.versionIn(firstLine) <= m_kind.version)
        return {};
    return failure(ErrorKind::Newer,
                   SyncTr::tr("A newer version of Broadsheet has written to the folder "
                              "%1. Nothing was changed there.")
                       .arg(m_shared.path()));
}

QString PlaceFiles::path(int number) const
{
    return m_folder + u"/%1-%2"_s.arg(m_self.place).arg(number, 4, 10, QChar(u'0')) + m_kind.suffix;
}

// Anybody can have made a file with a number that this program never reaches.
int PlaceFiles::numberOf(const QString &path) const
{
    const QString digits =
        path.section(u'/', -1).section(u'-', -1).section(u'.', 0, 0); // "0012" of "p1-0012.journal"
    const int number = digits.toInt();
    return number > 0 && number <= maxExchangeFiles && path == this->path(number) ? number : 0;
}

int PlaceFiles::newest() const
{
    int newest = 0;
    const QStringList names = QDir(m_folder).entryList(QDir::Files);
    for (const QString &name : names)
        newest = std::max(newest, numberOf(m_folder + u'/' + name));
    return newest;
}

Result<bool> PlaceFiles::have(const QByteArray &receipt) const
{
    if (receipt.isEmpty())
        return true;
    const QList<QByteArray> parts = receipt.split(' ');
    const Result<EventFile> file =
        EventFile::open(path(parts.value(0).toInt()), EventFile::Missing::IsAnError);
    if (!file)
        return file.error().kind == ErrorKind::NotFound ? Result<bool>(false)
                                                        : Failure(file.error());
    return m_kind.versionIn(file->firstLine()) > 0 &&
           file->checksumBefore(parts.value(1).toLongLong()) == parts.value(2);
}

Failure PlaceFiles::lost() const
{
    return failure(ErrorKind::NotFound,
                   SyncTr::tr("The files of this machine in the folder %1 were removed or changed. "
                              "Everything is sent again.")
                       .arg(m_folder));
}

bool PlaceFiles::skipSent(const QString &path, const QByteArray &receipt, FileMark &mark) const
{
    const QList<QByteArray> sent = receipt.split(' ');
    const int last = sent.first().toInt();
    const int number = numberOf(path);
    if (number == 0 || number > last)
        return false;
    if (number < last)
        return true;
    const qint64 size = sent.value(1).toLongLong();
    if (mark.at < size)
        mark = {.at = size, .line = 1, .checksum = sent.value(2)};
    return QFileInfo(path).size() == mark.at;
}

} // namespace broadsheet
