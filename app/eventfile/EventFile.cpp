#include "eventfile/EventFile.h"

#include "base/PrivateFiles.h"
#include "eventfile/Tr.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using namespace std::chrono_literals;

constexpr auto pauseBetween = 1ms;
constexpr qsizetype checksumLength = 8;

QByteArray nameOf(const QString &path)
{
    return QFile::encodeName(path);
}

Failure failedWith(int error, const QString &path)
{
    if (error == ENOENT)
        return failure(ErrorKind::NotFound, EventFileTr::tr("There is no file %1.").arg(path));
    return failure(ErrorKind::Storage,
                   EventFileTr::tr("The journal file %1 cannot be written.").arg(path),
                   qt_error_string(error));
}

bool isPlainFile(int handle)
{
    struct stat info = {};
    return ::fstat(handle, &info) == 0 && S_ISREG(info.st_mode);
}

// Another process may have put a new file in its place.
bool isStillAt(int handle, const QByteArray &name)
{
    struct stat opened = {};
    struct stat named = {};
    return ::fstat(handle, &opened) == 0 && ::lstat(name.constData(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

// So that a file's name is on the disk, too.
bool forceFolderOf(const QString &path)
{
    const int folder = ::open(nameOf(QFileInfo(path).absolutePath()).constData(),
                              O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    const bool isForced = ::fsync(folder) == 0;
    ::close(folder);
    return isForced;
}

bool writeAll(int handle, QByteArrayView bytes, qint64 at)
{
    while (!bytes.isEmpty()) {
        const ssize_t written =
            ::pwrite(handle, bytes.data(), static_cast<std::size_t>(bytes.size()), at);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.sliced(written);
        at += written;
    }
    return true;
}

} // namespace

Result<EventFile> EventFile::open(const QString &path, Missing missing,
                                  std::chrono::milliseconds longest)
{
    const QByteArray name = nameOf(path);
    const int creating = missing == Missing::IsCreated ? O_CREAT : 0;
    for (const QDeadlineTimer deadline(longest);;) {
        const int handle = ::open(
            name.constData(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | creating,
            S_IRUSR | S_IWUSR);
        if (handle < 0)
            return failedWith(errno, path);
        const bool isPlain = isPlainFile(handle);
        const bool isLocked = isPlain && ::flock(handle, LOCK_EX | LOCK_NB) == 0;
        const int error = isPlain ? errno : EINVAL;
        if (isLocked && isStillAt(handle, name)) {
            makePrivate(path);
            return EventFile(handle, path, ::lseek(handle, 0, SEEK_END));
        }
        ::close(handle);
        const bool isBusy = isLocked || (isPlain && error == EWOULDBLOCK);
        if (!isBusy)
            return failedWith(error, path);
        if (deadline.hasExpired())
            return failure(
                ErrorKind::Cancelled,
                EventFileTr::tr("Another program is writing to the journal file %1.").arg(path));
        std::this_thread::sleep_for(pauseBetween);
    }
}

EventFile::EventFile(int handle, QString path, qint64 size)
    : m_handle(handle), m_path(std::move(path)), m_size(size)
{}

EventFile::EventFile(EventFile &&other) noexcept
    : m_handle(std::exchange(other.m_handle, -1)), m_path(std::move(other.m_path)),
      m_size(other.m_size)
{}

EventFile &EventFile::operator=(EventFile &&other) noexcept
{
    std::swap(m_handle, other.m_handle);
    std::swap(m_path, other.m_path);
    std::swap(m_size, other.m_size);
    return *this;
}

EventFile::~EventFile()
{
    if (m_handle >= 0)
        ::close(m_handle); // ends the lock
}

Result<void> EventFile::failed() const
{
    return failedWith(errno, m_path);
}

QByteArray EventFile::firstLine() const
{
    constexpr qsizetype longest = 1024;
    QByteArray line(longest, '\0');
    line.truncate(std::max<ssize_t>(::pread(m_handle, line.data(), longest, 0), 0));
    return line.first(line.indexOf('\n') + 1);
}

QByteArray EventFile::checksumBefore(qint64 end) const
{
    QByteArray tail(checksumLength + 1, '\0');
    const qint64 begin = end - tail.size();
    if (begin < 0 || ::pread(m_handle, tail.data(), checksumLength + 1, begin) != tail.size() ||
        !tail.endsWith('\n'))
        return {};
    return tail.chopped(1);
}

Result<void> EventFile::append(QByteArray lines, bool isForced)
{
    if (!lines.isEmpty() && m_size > 0 && checksumBefore(m_size).isEmpty())
        lines.prepend('\n');
    if (!writeAll(m_handle, lines, m_size) || (isForced && ::fdatasync(m_handle) != 0)) {
        const Result<void> outcome = failed();
        // What is half there would look like an event that the library does not have. If this
        // fails, too, it is a bad line.
        (void)::ftruncate(m_handle, m_size);
        return outcome;
    }
    if (isForced && m_size == 0)
        (void)forceFolderOf(m_path);
    m_size += lines.size();
    return {};
}

Result<void> EventFile::clear()
{
    if (::ftruncate(m_handle, 0) != 0)
        return failed();
    m_size = 0;
    return {};
}

Result<void> EventFile::replace(const QString &path)
{
    if (::fsync(m_handle) != 0 ||
        ::rename(nameOf(m_path).constData(), nameOf(path).constData()) != 0)
        return failed();
    m_path = path;
    if (!forceFolderOf(path))
        return failed();
    return {};
}

QString setAside(const QString &path, const QString &word, const QDateTime &now, bool isKept)
{
    constexpr int mostNames = 100;
    const QString dated = path + u'.' + word + u'-' + now.toString(u"yyyyMMdd-HHmmss"_s);
    for (int number = 1; number <= mostNames; ++number) {
        const QString name = number == 1 ? dated : dated + u'-' + QString::number(number);
        if (QFileInfo::exists(name))
            continue;
        return (isKept ? QFile::copy(path, name) : QFile::rename(path, name)) ? name : QString();
    }
    return {};
}

} // namespace broadsheet
