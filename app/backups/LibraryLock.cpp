#include "backups/LibraryLock.h"

#include "backups/Tr.h"
#include "sqlite/Failed.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace broadsheet {

namespace {

// https://www.sqlite.org/src/file/src/os.h: a pending byte, a reserved byte and 510 shared ones. A
// connection to a library in WAL mode has a read lock on the shared ones as long as it is open.
constexpr off_t firstLockByte = 0x40000000;
constexpr off_t lockBytes = 512;

} // namespace

LibraryLock::LibraryLock(const QString &path)
{
    m_file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
    if (m_file < 0 && errno == ENOENT)
        return;
    if (m_file < 0)
        fail(ErrorKind::Storage,
             BackupsTr::tr("The library %1 is read-only. Nothing was changed.").arg(path),
             QString::fromLocal8Bit(std::strerror(errno)));
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = firstLockByte;
    lock.l_len = lockBytes;
    // A lock of this open file, not of the process: it also keeps out our own connections.
    if (::fcntl(m_file, F_OFD_SETLK, &lock) == 0)
        return;
    ::close(m_file);
    throw Failed{Error{ErrorKind::Storage,
                       BackupsTr::tr("Another program has the library %1 open. Nothing was "
                                     "changed. Close it and try again.")
                           .arg(path)},
                 true};
}

LibraryLock::~LibraryLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

} // namespace broadsheet
