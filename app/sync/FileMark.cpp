#include "sync/FileMark.h"

#include "eventfile/Fields.h"
#include "sync/Tr.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using namespace std::chrono_literals;

constexpr qint64 checksumLength = 8;
constexpr std::chrono::milliseconds longestWriting = 5min; // of a file that is copied

QByteArray checksumOf(QByteArrayView line)
{
    QByteArrayView text = line;
    while (text.endsWith('\n') || text.endsWith('\r'))
        text.chop(1);
    return text.last(std::min<qsizetype>(text.size(), checksumLength)).toByteArray();
}

} // namespace

Result<bool> MarkedFile::open()
{
    const QFileInfo info(m_file.fileName());
    m_size = info.size();
    m_changed = info.lastModified().toMSecsSinceEpoch();
    if (!info.isFile() || info.isSymLink() ||
        (m_size == m_mark.size && m_changed == m_mark.changed))
        return false;
    if (!m_file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Unreadable,
                       SyncTr::tr("%1 cannot be read.").arg(m_file.fileName()),
                       m_file.errorString());
    // A file of many pages is read to its end first: what is damaged is at most mended then.
    const bool wasRead = std::exchange(m_mark.size, -1) >= 0;
    if (wasRead && m_mark.mend >= 0) {
        m_mark.at = std::exchange(m_mark.mend, -1);
        m_mark.line = m_mark.mendLine;
        m_mark.checksum.clear();
    }
    if (m_size < m_mark.at && isBeingWritten())
        return false; // looked at again, though nothing changes
    if (m_size < m_mark.at || !isAtMark()) {
        m_mark = {}; // another file has its name now, or an older one
        m_isReplaced = true;
    }
    m_line = m_mark.line;
    return m_file.seek(m_mark.at);
}

// The clock of a server can be ahead.
bool MarkedFile::isBeingWritten() const
{
    return std::abs(QDateTime::currentMSecsSinceEpoch() - m_changed) < longestWriting.count();
}

bool MarkedFile::isAtMark()
{
    if (m_mark.checksum.isEmpty()) // of nothing, or of what may be mended
        return true;
    const qint64 tail = checksumLength + 2; // with CR LF
    m_file.seek(std::max<qint64>(m_mark.at - tail, 0));
    return checksumOf(m_file.read(std::min(tail, m_mark.at))) == m_mark.checksum;
}

// QFile::readLine() makes room for the longest line each time.
void MarkedFile::readText(qint64 mostBytes)
{
    constexpr qint64 piece = 4096;
    m_text.resize(0);
    for (qint64 read = 1; read > 0 && m_text.size() < mostBytes && !m_text.endsWith('\n');) {
        const qsizetype before = m_text.size();
        const qint64 room = std::min(piece, mostBytes - before);
        m_text.resize(before + room + 1); // with the zero behind it
        read = m_file.readLine(m_text.data() + before, room + 1);
        m_text.resize(before + std::max<qint64>(read, 0));
    }
}

bool MarkedFile::readLine(qint64 mostBytes)
{
    readText(mostBytes);
    while (!m_text.endsWith('\n') && m_text.size() >= mostBytes) {
        readText(mostBytes); // its end is no line, either
        if (m_text.isEmpty())
            return false;
    }
    ++m_line;
    if (!m_text.endsWith('\n') || !m_text.contains('\0'))
        return m_text.endsWith('\n');
    const bool hasLines = isBeforeLines(mostBytes);
    m_isAtHole = hasLines && isBeingWritten();
    return hasLines && !m_isAtHole;
}

// Whether a whole line is somewhere behind this one.
bool MarkedFile::isBeforeLines(qint64 mostBytes)
{
    const qint64 here = m_file.pos();
    const QByteArray text = m_text;
    bool isFound = false;
    while (!isFound && !m_file.atEnd()) {
        readText(mostBytes);
        if (m_text.isEmpty())
            break; // it cannot be read
        isFound = fieldsOfLine(m_text).has_value();
    }
    m_text = text;
    return m_file.seek(here) && isFound;
}

void MarkedFile::moveMark()
{
    m_mark.at = m_file.pos();
    m_mark.line = m_line;
    m_mark.checksum = checksumOf(m_text);
}

void MarkedFile::noteDamage()
{
    if (m_mark.mend >= 0)
        return;
    m_mark.mend = m_mark.at;
    m_mark.mendLine = m_mark.line;
}

// The hole is looked at again, though nothing changes: it may have been there for long then.
void MarkedFile::noteRead()
{
    if (m_isAtHole)
        return;
    m_mark.size = m_size;
    m_mark.changed = m_changed;
}

QByteArray bytesOf(const FolderCursor &cursor)
{
    QJsonObject files;
    for (const auto &[name, mark] : cursor.asKeyValueRange())
        files.insert(name, QJsonArray{mark.at, mark.line, QString::fromLatin1(mark.checksum),
                                      mark.mend, mark.mendLine, mark.size, mark.changed});
    return QJsonDocument(files).toJson(QJsonDocument::Compact);
}

FolderCursor folderCursorFrom(const QByteArray &bytes)
{
    FolderCursor cursor;
    const QJsonObject files = QJsonDocument::fromJson(bytes).object();
    for (auto file = files.begin(); file != files.end(); ++file) {
        const QJsonArray values = file->toArray();
        const auto number = [&values](int place) { return values.at(place).toInteger(); };
        cursor.insert(file.key(), {.at = number(0),
                                   .line = number(1),
                                   .checksum = values.at(2).toString().toLatin1(),
                                   .mend = number(3),
                                   .mendLine = number(4),
                                   .size = number(5),
                                   .changed = number(6)});
    }
    return cursor;
}

QString folderNameOf(const QString &device)
{
    const bool isPlain = !device.isEmpty() && std::ranges::all_of(device, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    });
    if (isPlain)
        return device;
    return QString::fromLatin1(
        QCryptographicHash::hash(device.toUtf8(), QCryptographicHash::Sha256).toHex().first(32));
}

} // namespace broadsheet
