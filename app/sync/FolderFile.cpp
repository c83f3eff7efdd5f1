#include "sync/FolderFile.h"

#include "base/Limits.h"
#include "eventfile/EventLine.h"
#include "sync/FolderLines.h"
#include "sync/Tr.h"

#include <algorithm>

namespace broadsheet {

namespace {

class Reading final
{
public:
    Reading(MarkedFile &file, int most, Received &received)
        : m_file(file), m_most(most), m_received(received)
    {}

    // False: a later version of Broadsheet will read the file.
    bool run()
    {
        while (m_file.readLine(maxJournalLineBytes)) {
            if (m_file.line() == 1 && !takeHeader())
                return !m_isNewer;
            if (m_file.line() > 1)
                takeLine();
            if (m_left == 0 && m_received.events.size() >= m_most && !m_file.atEnd()) {
                m_received.hasMore = true;
                break;
            }
        }
        return true;
    }

private:
    bool takeHeader()
    {
        const std::optional<ExchangeHeader> header = exchangeHeaderIn(m_file.text());
        if (header && header->version <= exchangeFileVersion) {
            m_file.moveMark();
            return true;
        }
        m_isNewer = header.has_value();
        refuse(m_isNewer
                   ? SyncTr::tr("%1 was written by a newer version of Broadsheet. It is read "
                                "when this one is as new.")
                         .arg(m_file.name())
                   : SyncTr::tr("%1 is not a file of Broadsheet's exchange. It was left alone.")
                         .arg(m_file.name()));
        return false;
    }

    void takeLine()
    {
        if (isAgainLine(m_file.text()))
            return endAppend(false);
        if (isAppendLine(m_file.text()))
            return beginAppend();
        std::optional<JournalEvent> event = eventIn(m_file.text());
        if (event)
            m_events.append(std::move(*event));
        else if (m_bad == 0)
            m_bad = m_file.line();
        // An event outside of an append comes after a line that is damaged.
        if (m_left == 0 ? event.has_value() : --m_left == 0)
            endAppend(!isAgainLine(m_file.peek(againLine().size())));
    }

    void beginAppend()
    {
        const std::optional<qint64> count = countIn(m_file.text());
        if (m_bad == 0 && (!count || m_left > 0))
            m_bad = m_file.line();
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
            m_file.noteDamage();
            refuse(SyncTr::tr("%1, line %2: damaged, or not an event. The line was left out.")
                       .arg(m_file.name(), QString::number(bad)));
        }
        m_file.moveMark();
    }

    void refuse(const QString &words)
    {
        ++m_received.refused;
        if (m_received.firstRefused.isEmpty())
            m_received.firstRefused = words;
    }

    MarkedFile &m_file;
    int m_most;
    Received &m_received;
    QList<JournalEvent> m_events; // of the append under way
    qint64 m_left = 0;            // of its lines
    qint64 m_bad = 0;             // its first bad line
    bool m_isNewer = false;
};

} // namespace

Result<void> readOn(const QString &path, FileMark &mark, int most, Received &received)
{
    MarkedFile file(path, mark);
    const Result<bool> opened = file.open();
    received.lacksTaken = received.lacksTaken || file.isReplaced();
    if (!opened || !*opened)
        return opened ? Result<void>() : Failure(opened.error());
    if (Reading(file, most, received).run() && !received.hasMore)
        file.noteRead();
    return {};
}

qint64 eventLinesIn(const QString &path)
{
    constexpr qint64 piece = 16'384;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    qint64 lines = -1; // the first one is the header
    for (bool isBegin = true; !file.atEnd();) {
        const QByteArray text = file.readLine(piece);
        if (isBegin && (isAppendLine(text) || isAgainLine(text)))
            --lines;
        isBegin = text.endsWith('\n');
        lines += isBegin ? 1 : 0;
    }
    return std::max<qint64>(lines, 0);
}

} // namespace broadsheet
