#include "sync/FolderFile.h"

#include "base/Limits.h"
#include "eventfile/EventLine.h"
#include "sync/FolderLines.h"
#include "sync/Tr.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace broadsheet {

namespace {

constexpr qint64 checksumLength = 8;

QByteArray checksumOf(QByteArrayView line)
{
    QByteArrayView text = line;
    while (text.endsWith('\n') || text.endsWith('\r'))
        text.chop(1);
    return text.last(std::min<qsizetype>(text.size(), checksumLength)).toByteArray();
}

class Reading final
{
public:
    Reading(QFile &file, FileMark &mark, int most, Received &received)
        : m_file(file), m_mark(mark), m_most(most), m_received(received), m_line(mark.line)
    {}

    // False: a later version of Broadsheet will read the file.
    bool run()
    {
        while (readLine()) {
            if (m_line == 1 && !takeHeader())
                return !m_isNewer;
            if (m_line > 1)
                takeLine();
            if (m_left == 0 && m_received.events.size() >= m_most && !m_file.atEnd()) {
                m_received.hasMore = true;
                break;
            }
        }
        return true;
    }

private:
    // False: there is no whole line. What is not there yet, or is a hole, is read later.
    bool readLine()
    {
        m_text = m_file.readLine(maxJournalLineBytes);
        while (!m_text.endsWith('\n') && m_text.size() + 1 >= maxJournalLineBytes) {
            m_text = m_file.readLine(maxJournalLineBytes); // its end is no line, either
            if (m_text.isEmpty())
                return false;
        }
        ++m_line;
        return m_text.endsWith('\n') && !m_text.contains('\0');
    }

    bool takeHeader()
    {
        const std::optional<ExchangeHeader> header = exchangeHeaderIn(m_text);
        if (header && header->version <= exchangeFileVersion) {
            moveMark();
            return true;
        }
        m_isNewer = header.has_value();
        refuse(m_isNewer
                   ? SyncTr::tr("%1 was written by a newer version of Broadsheet. It is read "
                                "when this one is as new.")
                         .arg(m_file.fileName())
                   : SyncTr::tr("%1 is not a file of Broadsheet's exchange. It was left alone.")
                         .arg(m_file.fileName()));
        return false;
    }

    void takeLine()
    {
        if (isAgainLine(m_text))
            return endAppend(false);
        if (isAppendLine(m_text))
            return beginAppend();
        std::optional<JournalEvent> event = eventIn(m_text);
        if (event)
            m_events.append(std::move(*event));
        else if (m_bad == 0)
            m_bad = m_line;
        // An event outside of an append comes after a line that is damaged.
        if (m_left == 0 ? event.has_value() : --m_left == 0)
            endAppend(!isAgainLine(m_file.peek(againLine().size())));
    }

    void beginAppend()
    {
        const std::optional<qint64> count = countIn(m_text);
        if (m_bad == 0 && (!count || m_left > 0))
            m_bad = m_line;
        if (!count) { // what follows says whether it is damaged
            m_left = 0;
            return;
        }
        if (m_bad != 0)
            endAppend(true);
        m_left = std::clamp<qint64>(*count, 0, maxExchangedGesture);
        if (m_left == 0)
            endAppend(true);
    }

    // `isTold`: what is bad is damaged, and not the end of what a program wrote when it was ended.
    void endAppend(bool isTold)
    {
        m_received.events += std::exchange(m_events, {});
        m_left = 0;
        if (const qint64 bad = std::exchange(m_bad, 0); bad != 0 && isTold) {
            if (m_mark.mend < 0) {
                m_mark.mend = m_mark.at;
                m_mark.mendLine = m_mark.line;
            }
            refuse(SyncTr::tr("%1, line %2: damaged, or no event. The line was left out.")
                       .arg(m_file.fileName(), QString::number(bad)));
        }
        moveMark();
    }

    void moveMark()
    {
        m_mark.at = m_file.pos();
        m_mark.line = m_line;
        m_mark.checksum = checksumOf(m_text);
    }

    void refuse(const QString &words)
    {
        ++m_received.refused;
        if (m_received.firstRefused.isEmpty())
            m_received.firstRefused = words;
    }

    QFile &m_file;
    FileMark &m_mark;
    int m_most;
    Received &m_received;
    QByteArray m_text;
    qint64 m_line;
    QList<JournalEvent> m_events; // of the append under way
    qint64 m_left = 0;            // of its lines
    qint64 m_bad = 0;             // its first bad line
    bool m_isNewer = false;
};

bool isAtMark(QFile &file, const FileMark &mark)
{
    if (mark.at == 0)
        return true;
    const qint64 tail = checksumLength + 2; // with CR LF
    file.seek(std::max<qint64>(mark.at - tail, 0));
    return checksumOf(file.read(std::min(tail, mark.at))) == mark.checksum;
}

} // namespace

Result<void> readOn(const QString &path, FileMark &mark, int most, Received &received)
{
    const QFileInfo info(path);
    const qint64 changed = info.lastModified().toMSecsSinceEpoch();
    if (!info.isFile() || info.isSymLink() || (info.size() == mark.size && changed == mark.changed))
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Unreadable, SyncTr::tr("%1 cannot be read.").arg(path),
                       file.errorString());
    if (mark.mend >= 0) {
        mark.at = std::exchange(mark.mend, -1);
        mark.line = mark.mendLine;
        mark.checksum.clear();
    } else if (info.size() >= mark.at && !isAtMark(file, mark)) {
        mark = {}; // another file has its name now
    }
    bool isRead = true;
    if (info.size() >= mark.at) {
        file.seek(mark.at);
        isRead = Reading(file, mark, most, received).run();
    }
    if (isRead && !received.hasMore) {
        mark.size = info.size();
        mark.changed = changed;
    }
    return {};
}

} // namespace broadsheet
