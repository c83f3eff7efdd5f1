#include "sync/ContentFiles.h"

#include "base/Limits.h"
#include "eventfile/Fields.h"
#include "sync/FileMark.h"
#include "sync/FolderLines.h"
#include "sync/Tr.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr auto headerName = "Broadsheet content"_L1;
constexpr auto rowName = "content"_L1;
constexpr int version = 1;
constexpr qint64 maxLineBytes = 2 * maxContentLineBytes; // fields are longer than what they say

QByteArray headerOf(const Sender &self)
{
    return lineOfFields({headerName, QString::number(version), self.device, self.place, self.name});
}

// 0: it is no header of ours.
int versionIn(QByteArrayView header)
{
    const std::optional<QStringList> fields = fieldsOfLine(header);
    return fields && fields->value(0) == headerName ? fields->value(1).toInt() : 0;
}

void refuse(ReceivedContent &received, const QString &words)
{
    ++received.refused;
    if (received.firstRefused.isEmpty())
        received.firstRefused = words;
}

// False: there is nothing to be read behind it.
bool takeHeader(MarkedFile &file, ReceivedContent &received)
{
    const int said = versionIn(file.text());
    if (said == version) {
        file.moveMark();
        return true;
    }
    if (said > version) {
        refuse(received, SyncTr::tr("%1 was written by a newer version of Broadsheet. It is read "
                                    "when this one is as new.")
                             .arg(file.name()));
        return false;
    }
    refuse(received, SyncTr::tr("%1 is not a file of Broadsheet's exchange. It was left alone.")
                         .arg(file.name()));
    file.noteRead(); // said once
    return false;
}

void takeLine(MarkedFile &file, ReceivedContent &received, qint64 &bytes)
{
    const std::optional<QStringList> fields = fieldsOfLine(file.text());
    const QString place = SyncTr::tr("%1, line %2").arg(file.name(), QString::number(file.line()));
    if (fields && fields->size() == 2 && fields->first() == rowName) {
        received.rows.append({.line = fields->last().toUtf8(), .place = place});
        bytes += file.text().size();
    } else {
        file.noteDamage();
        refuse(received, SyncTr::tr("%1: damaged. The line was left out.").arg(place));
    }
    file.moveMark();
}

} // namespace

ContentFiles::ContentFiles(const SharedFolder &folder, Sender self,
                           std::optional<qint64> maxFileBytes)
    : m_folder(folder), m_self(std::move(self)),
      m_own(m_folder, m_self,
            {.suffix = suffix,
             .versionIn = versionIn,
             .version = version,
             .maxBytes = maxFileBytes.value_or(maxContentFileBytes)})
{}

Result<Opened> ContentFiles::open(const QByteArray &receipt)
{
    const bool lacksSent = !m_own.have(receipt).value_or(true);
    m_receipt = lacksSent ? QByteArray() : receipt;
    return Opened{.lacksSent = lacksSent};
}

Result<QByteArray> ContentFiles::append(const QList<ContentRow> &rows)
{
    if (rows.isEmpty())
        return m_receipt;
    QByteArray lines;
    for (const ContentRow &row : rows)
        lines += lineOfFields({rowName, QString::fromUtf8(row.line)});
    Result<QByteArray> receipt =
        m_own.append(m_receipt, {.header = headerOf(m_self), .again = {}, .all = lines});
    if (receipt)
        m_receipt = *receipt;
    return receipt;
}

Result<ReceivedContent> ContentFiles::receive(const QByteArray &cursor) const
{
    const FolderCursor marks = folderCursorFrom(cursor);
    const QStringList names = m_folder.files(suffix);
    ReceivedContent received;
    FolderCursor kept; // without files that are gone
    qint64 bytes = 0;
    for (const QString &name : names) {
        FileMark mark = marks.value(name);
        if (!received.hasMore && !m_own.skipSent(m_folder.of(name), m_receipt, mark))
            readOn(m_folder.of(name), mark, received, bytes);
        kept.insert(name, mark);
    }
    received.cursor = bytesOf(kept);
    return received;
}

void ContentFiles::readOn(const QString &path, FileMark &mark, ReceivedContent &received,
                          qint64 &bytes)
{
    MarkedFile file(path, mark);
    const Result<bool> opened = file.open();
    if (!opened)
        refuse(received, opened.error().message);
    if (!opened || !*opened)
        return;
    while (file.readLine(maxLineBytes)) {
        if (file.line() > 1)
            takeLine(file, received, bytes);
        else if (!takeHeader(file, received))
            return;
        if (bytes >= maxContentPageBytes) {
            received.hasMore = true;
            return;
        }
    }
    file.noteRead();
}

} // namespace broadsheet
