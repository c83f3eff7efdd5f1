#include "base/PrivateFiles.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr mode_t othersAccess = S_IRWXG | S_IRWXO;

} // namespace

// With O_PATH nothing is opened: a FIFO does not wait, and closing does not drop the locks that
// SQLite has on the file. The name below /proc is the file that was looked at, whatever has become
// of its path.
void makePrivate(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_PATH | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0)
        return;
    struct stat info = {};
    const bool isOurs = ::fstat(file, &info) == 0 && info.st_uid == ::geteuid() &&
                        (S_ISDIR(info.st_mode) || S_ISREG(info.st_mode));
    if (isOurs && (info.st_mode & othersAccess) != 0) {
        const QByteArray name = "/proc/self/fd/" + QByteArray::number(file);
        (void)::chmod(name.constData(), info.st_mode & S_IRWXU);
    }
    ::close(file);
}

bool isPrivateFolder(const QString &path)
{
    struct stat info = {};
    return ::lstat(QFile::encodeName(path).constData(), &info) == 0 && S_ISDIR(info.st_mode) &&
           info.st_uid == ::geteuid() && (info.st_mode & othersAccess) == 0;
}

// Never the folder for temporary files: there another user can take our names.
QString privateRuntimeFolder()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (QDir::isAbsolutePath(runtime) && isPrivateFolder(runtime))
        return runtime;
    const QString own =
        QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + "/broadsheet"_L1;
    QDir().mkpath(own);
    makePrivate(own);
    return isPrivateFolder(own) ? own : QString();
}

} // namespace broadsheet
