#include "sync/FolderCarrier.h"

#include "base/Limits.h"
#include "sync/CarrierChoice.h"
#include "sync/FileMark.h"
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

std::optional<ExchangeHeader> headerOf(const QString &path)
{
    return exchangeHeaderIn(firstLineOf(path));
}

int versionIn(QByteArrayView line)
{
    const std::optional<ExchangeHeader> header = exchangeHeaderIn(line);
    return header ? header->version : 0;
}

// forget() may have moved it. "b2/p2-0001.journal" is "a1/b2.p2-0001.journal" then, or
// "a1/b2.2.p2-0001.journal".
bool isThere(const QString &name, const QStringList &names)
{
    const QString device = name.section(u'/', 0, 0) + u'.';
    const QString file = u'.' + name.section(u'/', 1);
    return std::ranges::any_of(names, [&](const QString &other) {
        const QString moved = other.section(u'/', 1);
        return other == name || (moved.startsWith(device) && moved.endsWith(file));
    });
}

} // namespace

FolderCarrier::FolderCarrier(const QString &folder, Sender self, std::optional<qint64> maxFileBytes)
    : m_folder(folder), m_self(std::move(self)),
      m_own(m_folder, m_self,
            {.suffix = suffix,
             .versionIn = versionIn,
             .version = exchangeFileVersion,
             .maxBytes = maxFileBytes.value_or(maxExchangeFileBytes)}),
      m_content(m_folder, m_self)
{}

Result<Opened> FolderCarrier::open(const QByteArray &receipt)
{
    if (const Result<void> fine = m_folder.check(); !fine)
        return Failure(fine.error());
    if (const Result<void> fine = m_own.check(); !fine)
        return Failure(fine.error());
    m_watch.watch(QStringList{m_folder.path()} + m_folder.deviceFolders());
    // Who cannot write can still receive, so a file that cannot be opened is told by append().
    const bool lacksSent = !m_own.have(receipt).value_or(true);
    m_receipt = lacksSent ? QByteArray() : receipt;
    return Opened{.lacksSent = lacksSent};
}

Result<QByteArray> FolderCarrier::append(const QList<JournalEvent> &events)
{
    Result<QByteArray> receipt =
        m_own.append(m_receipt, {.header = lineOf(ExchangeHeader{.sender = m_self}),
                                 .again = againLine(),
                                 .all = linesOfAppend(events)});
    if (receipt)
        m_receipt = *receipt;
    return receipt;
}

Result<Received> FolderCarrier::receive(const QByteArray &cursor, int most)
{
    if (const Result<void> fine = m_folder.check(); !fine)
        return Failure(fine.error());
    m_seen = look();
    if (!m_own.have(m_receipt).value_or(true))
        return m_own.lost();
    const FolderCursor marks = folderCursorFrom(cursor);
    Received received;
    const QStringList names = m_folder.files(suffix);
    FolderCursor kept; // without files that are gone
    for (const QString &name : names) {
        FileMark mark = marks.value(name);
        if (!received.hasMore && !m_own.skipSent(m_folder.of(name), m_receipt, mark)) {
            const Result<void> read = readOn(m_folder.of(name), mark, most, received);
            if (!read) {
                ++received.refused;
                if (received.firstRefused.isEmpty())
                    received.firstRefused = read.error().message;
            }
        }
        kept.insert(name, mark);
        received.hasMore = received.hasMore || received.events.size() >= most;
    }
    received.lacksTaken = received.lacksTaken || lacksFiles(marks, names);
    received.cursor = bytesOf(kept);
    return received;
}

// Of others, that were read.
bool FolderCarrier::lacksFiles(const FolderCursor &read, const QStringList &names) const
{
    for (const auto &[name, mark] : read.asKeyValueRange())
        if (mark.line > 1 && !name.startsWith(ownPrefix()) && !isThere(name, names))
            return true;
    return false;
}

QString FolderCarrier::ownPrefix() const
{
    return folderNameOf(m_self.device) + u'/' + m_self.place + u'-';
}

// The files of others, with what changes when they are written.
QStringList FolderCarrier::look() const
{
    QStringList seen;
    const QString own = ownPrefix();
    const QStringList names = m_folder.files(suffix) + m_folder.files(ContentFiles::suffix);
    for (const QString &name : names) {
        const QFileInfo file(m_folder.of(name));
        if (!name.startsWith(own))
            seen.append(name + u'\n' + QString::number(file.size()) + u'\n' +
                        QString::number(file.lastModified().toMSecsSinceEpoch()));
    }
    return seen;
}

Result<bool> FolderCarrier::wait(std::chrono::milliseconds longest)
{
    if (const Result<void> fine = m_folder.check(); !fine)
        return Failure(fine.error());
    m_watch.watch(m_folder.deviceFolders());
    m_watch.wait(std::min<std::chrono::milliseconds>(longest, betweenLooks));
    return look() != m_seen;
}

// Nothing: another version wrote it, or it is in the folder of another device.
std::optional<Sender> FolderCarrier::senderOf(const QString &name) const
{
    const std::optional<ExchangeHeader> header = headerOf(m_folder.of(name));
    const bool isOurs = header && header->version <= exchangeFileVersion &&
                        folderNameOf(header->sender.device) == name.section(u'/', 0, 0);
    return isOurs ? std::optional(header->sender) : std::nullopt;
}

Result<QList<DeviceReport>> FolderCarrier::devices()
{
    if (const Result<void> fine = m_folder.check(); !fine)
        return Failure(fine.error());
    QHash<QString, DeviceReport> reports; // by device and place
    const QStringList names = m_folder.files(suffix);
    for (const QString &name : names) {
        const std::optional<Sender> sender = senderOf(name);
        if (!sender)
            continue;
        const QString path = m_folder.of(name);
        DeviceReport &report = reports[sender->device + u'\n' + sender->place];
        report.sender = *sender;
        report.isSelf = sender->device == m_self.device && sender->place == m_self.place;
        report.lastSent = std::max(report.lastSent, QFileInfo(path).lastModified().toUTC());
        report.events += eventLinesIn(path);
    }
    QList<DeviceReport> sorted = reports.values();
    std::ranges::sort(sorted, {}, [](const DeviceReport &one) { return one.sender.place; });
    return sorted;
}

Result<QHash<QString, QString>> FolderCarrier::names()
{
    if (const Result<void> fine = m_folder.check(); !fine)
        return Failure(fine.error());
    QHash<QString, QString> names;
    const QStringList files = m_folder.files(suffix);
    for (const QString &file : files)
        if (const std::optional<Sender> sender = senderOf(file))
            names.insert(sender->device, sender->name);
    return names;
}

QStringList FolderCarrier::filesOf(const QString &device, const QString &folder)
{
    QStringList files;
    if (QFileInfo(folder).isSymLink())
        return files;
    const QStringList names = QDir(folder).entryList(QDir::Files | QDir::NoSymLinks);
    for (const QString &name : names) {
        const std::optional<ExchangeHeader> header = SharedFolder::isOfExchange(name, suffix)
                                                         ? headerOf(folder + u'/' + name)
                                                         : std::nullopt;
        if (header && header->version <= exchangeFileVersion && header->sender.device == device)
            files.append(name);
    }
    return files;
}

// Other machines may not have read its files yet, so they stay, among those of this one. All else
// that is in the folder, which can be anybody's, stays where it is.
Result<void> FolderCarrier::forget(const QString &device)
{
    if (const Result<void> fine = m_folder.check(); !fine)
        return fine;
    const QString folder = m_folder.folderOf(device);
    if (folder == m_folder.folderOf(m_self.device))
        return failure(ErrorKind::Usage, SyncTr::tr("That is this machine."));
    const QStringList names = filesOf(device, folder);
    if (names.isEmpty())
        return failure(
            ErrorKind::NotFound,
            SyncTr::tr("There is no machine %1 in the folder %2.").arg(device, m_folder.path()));
    const QString own = m_folder.folderOf(m_self.device) + u'/';
    bool isMoved = QDir().mkpath(own);
    for (const QString &name : names) {
        QString moved = own + folderNameOf(device) + u'.' + name;
        for (int again = 2; QFileInfo::exists(moved); ++again) // it was forgotten before
            moved = own + folderNameOf(device) + u".%1."_s.arg(again) + name;
        isMoved = QFile::rename(folder + u'/' + name, moved) && isMoved;
    }
    if (!isMoved)
        return failure(ErrorKind::Storage,
                       SyncTr::tr("The folder %1 cannot be written.").arg(folder));
    QDir(m_folder.path()).rmdir(folderNameOf(device)); // only when it is empty
    return {};
}

CarrierChoice folderChoice(const QString &folder)
{
    const QString path = QDir::cleanPath(folder);
    return {.address = path, .make = [path](const Sender &self) {
                return std::make_unique<FolderCarrier>(path, self);
            }};
}

} // namespace broadsheet
