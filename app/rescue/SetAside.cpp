#include "rescue/SetAside.h"

#include "backups/SafeFiles.h"
#include "base/PrivateFiles.h"
#include "rescue/Tr.h"
#include "sqlite/Failed.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr QLatin1StringView kept[] = {"-wal"_L1, "-journal"_L1};
constexpr QLatin1StringView removed[] = {"-wal"_L1, "-shm"_L1, "-journal"_L1};

bool areOneFile(const QString &a, const QString &b)
{
    struct stat first = {};
    struct stat second = {};
    return ::stat(QFile::encodeName(a).constData(), &first) == 0 &&
           ::stat(QFile::encodeName(b).constData(), &second) == 0 &&
           first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

// A second name for the file, or a copy where the file system has no such names.
void addName(const QString &file, const QString &name)
{
    if (QFileInfo(file).size() == 0 || areOneFile(file, name))
        return;
    if (::link(QFile::encodeName(file).constData(), QFile::encodeName(name).constData()) == 0)
        return;
    const QString unfinished = unfinishedName(name);
    if (!QFile::copy(file, unfinished)) {
        QFile::remove(unfinished);
        fail(ErrorKind::Storage,
             RescueTr::tr("The damaged library %1 could not be set aside. Nothing was changed.")
                 .arg(file));
    }
    finishFile(unfinished);
    moveInto(unfinished, name);
}

// The name that this very file was given before.
QString knownName(const QString &library)
{
    const QFileInfo file(library);
    for (const QFileInfo &other :
         file.dir().entryInfoList({file.fileName() + u".damaged-*"_s}, QDir::Files))
        if (areOneFile(library, other.filePath()))
            return other.filePath();
    return {};
}

QString newName(const QString &library, const QDateTime &at)
{
    const QString name =
        library + u".damaged-"_s + at.toLocalTime().toString(u"yyyy-MM-dd-HHmmss"_s);
    QString free = name;
    for (int count = 2; QFileInfo::exists(free) || QFileInfo::exists(free + u"-wal"_s); ++count)
        free = name + u'-' + QString::number(count);
    return free;
}

} // namespace

QString setAside(const QString &library, const QDateTime &at)
{
    const QString known = knownName(library);
    QString name = known.isEmpty() ? newName(library, at) : known;
    for (const QLatin1StringView suffix : kept)
        addName(library + suffix, name + suffix);
    addName(library, name);
    makePrivate(name);
    flushFolder(QFileInfo(name).absolutePath());
    return name;
}

QString setLogAside(const QString &library, const QDateTime &at)
{
    QString name = newName(library, at) + u"-wal"_s;
    moveInto(library + u"-wal"_s, name);
    QFile::remove(library + u"-shm"_s);
    return name;
}

void removeNeighbours(const QString &library)
{
    for (const QLatin1StringView suffix : removed)
        QFile::remove(library + suffix);
}

} // namespace broadsheet
