#include "sync/FolderCarrier.h"

#include "base/Limits.h"
#include "eventfile/EventFile.h"
#include "sync/FolderCursor.h"
#include "sync/FolderLines.h"
#include "sync/Tr.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using namespace std::chrono_literals;

constexpr auto suffix = ".journal"_L1;
constexpr auto betweenLooks = 1s; // at what the kernel does not tell of

QString inFolder(const QString &folder, const QString &name)
{
    return folder + u'/' + name;
}

// Names of programs that copy files begin with a dot or a tilde until the file is whole.
bool isOfExchange(const QString &name)
{
    return name.endsWith(suffix) && !name.startsWith(u'.') && !name.startsWith(u'~');
}

std::optional<ExchangeHeader> headerOf(const QString &path)
{
    constexpr qint64 longest = 4096;
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    return exchangeHeaderIn(file.readLine(longest));
}

// Where an own file was after append(): "3 17000 0a1b2c3d".
QByteArray receiptOf(int number, const EventFile &file)
{
    return QByteArray::number(number) + ' ' + QByteArray::number(file.size()) + ' ' +
           file.checksumBefore(file.size());
}

} // namespace

FolderCarrier::FolderCarrier(QString folder, Sender self, std::optional<qint64> maxFileBytes)
    : m_folder(QDir::cleanPath(folder)), m_self(std::move(self)),
      m_maxFileBytes(maxFileBytes.value_or(maxExchangeFileBytes))
{}

QString FolderCarrier::ownFolder() const
{
    return inFolder(m_folder, folderNameOf(m_self.device));
}

QString FolderCarrier::ownFile(int number) const
{
    return ownFolder() + u"/%1-%2"_s.arg(m_self.place).arg(number, 4, 10, QChar(u'0')) + suffix;
}

// Anybody can have made a file with a number that this program never reaches.
int FolderCarrier::numberOf(const QString &path) const
{
    const QString digits =
        path.section(u'/', -1).section(u'-', -1).section(u'.', 0, 0); // "0012" of "p1-0012.journal"
    const int number = digits.toInt();
    return number > 0 && number <= maxExchangeFiles && path == ownFile(number) ? number : 0;
}

int FolderCarrier::newestNumber() const
{
    int newest = 0;
    const QString folder = ownFolder();
    const QStringList names = QDir(folder).entryList(QDir::Files);
    for (const QString &name : names)
        newest = std::max(newest, numberOf(inFolder(folder, name)));
    return newest;
}

Result<void> FolderCarrier::checkFolder() const
{
    const QFileInfo folder(m_folder);
    if (!folder.exists())
        return failure(ErrorKind::Unreachable,
                       SyncTr::tr("There is no folder %1. What you do waits until it is there.")
                           .arg(m_folder));
    if (!folder.isDir())
        return failure(ErrorKind::Usage, SyncTr::tr("%1 is not a folder.").arg(m_folder));
    if (!folder.isReadable() || !folder.isExecutable())
        return failure(ErrorKind::Usage, SyncTr::tr("The folder %1 cannot be read.").arg(m_folder));
    return {};
}

Result<Opened> FolderCarrier::open(const QByteArray &receipt)
{
    if (const Result<void> fine = checkFolder(); !fine)
        return Failure(fine.error());
    if (const int newest = newestNumber(); newest > 0) {
        const std::optional<ExchangeHeader> header = headerOf(ownFile(newest));
        if (header && header->version > exchangeFileVersion)
            return failure(ErrorKind::Newer,
                           SyncTr::tr("A newer version of Broadsheet has written to the folder "
                                      "%1. Nothing was changed there.")
                               .arg(m_folder));
    }
    m_watch.watch(QStringList{m_folder} + deviceFolders());
    m_receipt = receipt;
    if (receipt.isEmpty())
        return Opened{};
    const QList<QByteArray> parts = receipt.split(' ');
    const Result<EventFile> file =
        EventFile::open(ownFile(parts.value(0).toInt()), EventFile::Missing::IsAnError);
    if (!file)
        return Opened{.lacksSent = file.error().kind == ErrorKind::NotFound};
    return Opened{.lacksSent = file->checksumBefore(parts.value(1).toLongLong()) != parts.value(2)};
}

Result<QByteArray> FolderCarrier::append(const QList<JournalEvent> &events)
{
    if (const Result<void> fine = checkFolder(); !fine)
        return Failure(fine.error());
    if (!QDir().mkpath(ownFolder()))
        return failure(ErrorKind::Usage,
                       SyncTr::tr("The folder %1 cannot be written. What you do waits until that "
                                  "is mended.")
                           .arg(m_folder));
    int number = std::max(newestNumber(), 1);
    Result<EventFile> file = EventFile::open(ownFile(number), EventFile::Missing::IsCreated);
    if (file && file->size() > m_maxFileBytes && number < maxExchangeFiles)
        file = EventFile::open(ownFile(++number), EventFile::Missing::IsCreated);
    if (!file)
        return Failure(file.error());
    if (!exchangeHeaderIn(file->firstLine())) // of the first append that was not ended
        if (const Result<void> cleared = file->clear(); !cleared)
            return Failure(cleared.error());
    QByteArray lines = linesOfAppend(events);
    if (file->size() > 0 && receiptOf(number, *file) != m_receipt)
        lines.prepend(againLine());
    if (file->size() == 0)
        lines.prepend(lineOf(ExchangeHeader{.sender = m_self}));
    if (const Result<void> appended = file->append(lines, true); !appended)
        return Failure(appended.error());
    m_receipt = receiptOf(number, *file);
    return m_receipt;
}

QStringList FolderCarrier::deviceFolders() const
{
    QStringList folders;
    const QStringList names =
        QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
    for (const QString &name : names)
        if (folders.size() < maxExchangeFolders)
            folders.append(inFolder(m_folder, name));
    return folders;
}

QStringList FolderCarrier::files() const
{
    QStringList files;
    const QStringList folders = deviceFolders();
    for (const QString &folder : folders) {
        const QStringList names =
            QDir(folder).entryList(QDir::Files | QDir::NoSymLinks, QDir::Name);
        for (const QString &name : names)
            if (isOfExchange(name) && files.size() < maxExchangeFiles)
                files.append(inFolder(folder, name).sliced(m_folder.size() + 1));
    }
    return files;
}

Result<Received> FolderCarrier::receive(const QByteArray &cursor, int most)
{
    if (const Result<void> fine = checkFolder(); !fine)
        return Failure(fine.error());
    m_seen = look();
    const FolderCursor marks = folderCursorFrom(cursor);
    Received received;
    const QStringList names = files();
    FolderCursor kept; // without files that are gone
    for (const QString &name : names) {
        FileMark mark = marks.value(name);
        if (!received.hasMore && !skipOwn(name, mark)) {
            const Result<void> read = readOn(inFolder(m_folder, name), mark, most, received);
            if (!read) {
                ++received.refused;
                if (received.firstRefused.isEmpty())
                    received.firstRefused = read.error().message;
            }
        }
        kept.insert(name, mark);
        received.hasMore = received.hasMore || received.events.size() >= most;
    }
    received.cursor = bytesOf(kept);
    return received;
}

// What this place has sent is known, up to the receipt. What comes behind it is not: the library
// was put back from a copy. True: there is no more.
bool FolderCarrier::skipOwn(const QString &name, FileMark &mark) const
{
    const QString path = inFolder(m_folder, name);
    const QList<QByteArray> sent = m_receipt.split(' ');
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

// The files of others, with what changes when they are written.
QStringList FolderCarrier::look() const
{
    QStringList seen;
    const QString own = folderNameOf(m_self.device) + u'/' + m_self.place + u'-';
    const QStringList names = files();
    for (const QString &name : names) {
        const QFileInfo file(inFolder(m_folder, name));
        if (!name.startsWith(own))
            seen.append(name + u'\n' + QString::number(file.size()) + u'\n' +
                        QString::number(file.lastModified().toMSecsSinceEpoch()));
    }
    return seen;
}

Result<bool> FolderCarrier::wait(std::chrono::milliseconds longest)
{
    if (const Result<void> fine = checkFolder(); !fine)
        return Failure(fine.error());
    m_watch.watch(deviceFolders());
    m_watch.wait(std::min<std::chrono::milliseconds>(longest, betweenLooks));
    return look() != m_seen;
}

Result<QList<DeviceReport>> FolderCarrier::devices()
{
    if (const Result<void> fine = checkFolder(); !fine)
        return Failure(fine.error());
    QHash<QString, DeviceReport> reports; // by device and place
    const QStringList names = files();
    for (const QString &name : names) {
        const QString path = inFolder(m_folder, name);
        const std::optional<ExchangeHeader> header = headerOf(path);
        if (!header || header->version > exchangeFileVersion ||
            folderNameOf(header->sender.device) != name.section(u'/', 0, 0))
            continue;
        DeviceReport &report = reports[header->sender.device + u'\n' + header->sender.place];
        report.sender = header->sender;
        report.isSelf =
            header->sender.device == m_self.device && header->sender.place == m_self.place;
        report.lastSent = std::max(report.lastSent, QFileInfo(path).lastModified().toUTC());
        Received all;
        FileMark mark;
        if (readOn(path, mark, std::numeric_limits<int>::max(), all))
            report.events += all.events.size();
    }
    QList<DeviceReport> sorted = reports.values();
    std::ranges::sort(sorted, {}, [](const DeviceReport &one) { return one.sender.place; });
    return sorted;
}

QStringList FolderCarrier::filesOf(const QString &device, const QString &folder)
{
    QStringList files;
    if (QFileInfo(folder).isSymLink())
        return files;
    const QStringList names = QDir(folder).entryList(QDir::Files | QDir::NoSymLinks);
    for (const QString &name : names) {
        const std::optional<ExchangeHeader> header =
            isOfExchange(name) ? headerOf(inFolder(folder, name)) : std::nullopt;
        if (header && header->version <= exchangeFileVersion && header->sender.device == device)
            files.append(name);
    }
    return files;
}

// Other machines may not have read its files yet, so they stay, among those of this one. All else
// that is in the folder, which can be anybody's, stays where it is.
Result<void> FolderCarrier::forget(const QString &device)
{
    if (const Result<void> fine = checkFolder(); !fine)
        return fine;
    const QString folder = inFolder(m_folder, folderNameOf(device));
    if (folder == ownFolder())
        return failure(ErrorKind::Usage, SyncTr::tr("That is this machine."));
    const QStringList names = filesOf(device, folder);
    if (names.isEmpty())
        return failure(
            ErrorKind::NotFound,
            SyncTr::tr("There is no machine %1 in the folder %2.").arg(device, m_folder));
    bool isMoved = QDir().mkpath(ownFolder());
    for (const QString &name : names) {
        QString moved = inFolder(ownFolder(), folderNameOf(device) + u'.' + name);
        for (int again = 2; QFileInfo::exists(moved); ++again) // it was forgotten before
            moved = inFolder(ownFolder(), folderNameOf(device) + u".%1."_s.arg(again) + name);
        isMoved = QFile::rename(inFolder(folder, name), moved) && isMoved;
    }
    if (!isMoved)
        return failure(ErrorKind::Storage,
                       SyncTr::tr("The folder %1 cannot be written.").arg(folder));
    QDir(m_folder).rmdir(folderNameOf(device)); // only when it is empty
    return {};
}

} // namespace broadsheet
