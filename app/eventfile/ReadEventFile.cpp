#include "eventfile/ReadEventFile.h"

#include "base/Limits.h"
#include "eventfile/EventLine.h"
#include "eventfile/Tr.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxNamedLines = 20;

// A pipe does not make it wait.
Result<void> open(QFile &file, const QString &path)
{
    const int handle =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (handle < 0 && errno == ENOENT)
        return failure(ErrorKind::NotFound, EventFileTr::tr("There is no file %1.").arg(path));
    struct stat info = {};
    if (handle >= 0 && ::fstat(handle, &info) == 0 && S_ISREG(info.st_mode) &&
        file.open(handle, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return {};
    const QString reason = qt_error_string(errno);
    if (handle >= 0)
        ::close(handle);
    return failure(ErrorKind::Unreadable,
                   EventFileTr::tr("The journal file %1 cannot be read.").arg(path), reason);
}

class Reading final
{
public:
    Reading(QFile &file, const QString &path, const std::function<void(JournalEvent)> &use)
        : m_file(file), m_path(path), m_use(use)
    {}

    Result<EventFileReport> run()
    {
        while (readLine()) {
            if (m_number == 1 && takeHeader())
                continue;
            if (isNewer())
                break;
            takeLine();
        }
        return outcome();
    }

private:
    // The next line, with its line feed; without its end when it is too long.
    bool readLine()
    {
        m_line = nextBytes();
        m_isTooLong = false;
        while (!m_line.endsWith('\n') && !m_file.atEnd() && m_file.pos() < maxJournalReadBytes) {
            m_isTooLong = true;
            m_line = nextBytes();
        }
        m_report.size = m_file.pos();
        ++m_number;
        return !m_line.isEmpty() && m_file.pos() <= maxJournalReadBytes;
    }

    // Into one buffer: QIODevice would allocate the longest line for each one.
    QByteArrayView nextBytes()
    {
        const qint64 size = m_file.readLine(m_buffer.data(), m_buffer.size());
        return {m_buffer.constData(), std::max<qint64>(size, 0)};
    }

    bool takeHeader()
    {
        m_report.header = headerIn(m_line);
        return m_report.header && !isNewer();
    }

    bool isNewer() const { return m_report.header && m_report.header->version > eventFileVersion; }

    void takeLine()
    {
        std::optional<JournalEvent> event = m_isTooLong ? std::nullopt : eventIn(m_line);
        if (event) {
            ++m_report.events;
            m_use(std::move(*event));
        } else if (!m_line.endsWith('\n')) {
            m_report.isCutShort = true;
        } else {
            ++m_report.badLines;
            if (m_report.firstBadLines.size() < maxNamedLines)
                m_report.firstBadLines.append(m_number);
        }
    }

    Result<EventFileReport> outcome() const
    {
        if (m_file.error() != QFileDevice::NoError)
            return failure(ErrorKind::Unreadable,
                           EventFileTr::tr("The journal file %1 cannot be read.").arg(m_path),
                           m_file.errorString());
        if (isNewer())
            return failure(ErrorKind::Newer,
                           EventFileTr::tr("The journal file %1 was written by a newer version of "
                                           "Broadsheet. It was not changed.")
                               .arg(m_path));
        if (m_report.size > maxJournalReadBytes)
            return failure(ErrorKind::TooLarge,
                           EventFileTr::tr("The journal file %1 is too large.").arg(m_path));
        if (m_report.badLines > 0 && m_report.events == 0 && !m_report.header)
            return failure(ErrorKind::Malformed,
                           EventFileTr::tr("%1 is not a journal file of Broadsheet, or all of it "
                                           "is damaged.")
                               .arg(m_path));
        return m_report;
    }

    QFile &m_file;
    const QString &m_path;
    const std::function<void(JournalEvent)> &m_use;
    EventFileReport m_report;
    QByteArray m_buffer{maxJournalLineBytes + 1, Qt::Uninitialized}; // with a null at the end
    QByteArrayView m_line;
    qint64 m_number = 0;
    bool m_isTooLong = false;
};

} // namespace

Result<EventFileReport> readEventFile(const QString &path,
                                      const std::function<void(JournalEvent)> &use)
{
    QFile file;
    if (const Result<void> opened = open(file, path); !opened)
        return Failure(opened.error());
    return Reading(file, path, use).run();
}

} // namespace broadsheet
