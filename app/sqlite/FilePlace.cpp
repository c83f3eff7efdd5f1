#include "sqlite/FilePlace.h"

#include "sqlite/Migrations.h"

#include <QDir>
#include <QFile>
#include <QtEndian>

#include <sqlite3.h>

#include <array>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

sqlite3_file *fileOf(const Database &database)
{
    sqlite3_file *file = nullptr;
    sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file != nullptr && file->pMethods != nullptr ? file : nullptr;
}

// https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html#sqlitefcntlhasmoved
bool hasMoved(const Database &database)
{
    int moved = 0;
    sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

struct Found
{
    bool isLinked = false; // the file still has a name
    QString path;
};

// This process has the file open, and proc(5) tells the name that it has now.
Found find(quint64 device, quint64 inode)
{
    const QDir folder(u"/proc/self/fd"_s);
    for (const QString &name : folder.entryList(QDir::Files | QDir::System)) {
        const QByteArray link = QFile::encodeName(folder.filePath(name));
        struct stat info = {};
        if (::stat(link.constData(), &info) != 0 || info.st_dev != device || info.st_ino != inode)
            continue;
        std::array<char, 4096> target{};
        const ssize_t length = ::readlink(link.constData(), target.data(), target.size());
        if (info.st_nlink == 0 || length <= 0)
            return {};
        return {.isLinked = true, .path = QFile::decodeName(QByteArray(target.data(), length))};
    }
    return {.isLinked = true};
}

} // namespace

FilePlace::FilePlace(const Database &database)
{
    struct stat info = {};
    if (::stat(QFile::encodeName(database.path()).constData(), &info) != 0)
        return;
    m_device = info.st_dev;
    m_inode = info.st_ino;
}

FilePlace::Fate FilePlace::look(const Database &database)
{
    if (m_fate == Fate::InPlace && m_inode != 0)
        m_fate = lookAgain(database);
    return m_fate;
}

FilePlace::Fate FilePlace::lookAgain(const Database &database)
{
    if (!hasMoved(database))
        return isOverwritten(database) ? Fate::Overwritten : Fate::InPlace;
    const Found found = find(m_device, m_inode);
    m_newPath = found.path;
    return found.isLinked ? Fate::Moved : Fate::Gone;
}

// Reads through SQLite's own file: closing another one would drop its locks (fcntl(2)). The file is
// empty while all of a new library is in its log. The number of changes only grows, so an older
// copy has a smaller one. https://www.sqlite.org/fileformat2.html#the_database_header
bool FilePlace::isOverwritten(const Database &database)
{
    sqlite3_file *file = fileOf(database);
    if (file == nullptr)
        return false;
    sqlite3_int64 size = 0;
    std::array<char, 100> header{};
    if (file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        return false;
    if (size == 0)
        return m_changes != 0;
    if (file->pMethods->xRead(file, header.data(), int(header.size()), 0) != SQLITE_OK)
        return true;
    const auto numberAt = [&header](std::size_t place) {
        return qFromBigEndian<quint32>(header.data() + place);
    };
    if (QByteArrayView(header.data(), 16) != QByteArrayView("SQLite format 3\0", 16) ||
        numberAt(68) != applicationId || numberAt(24) < m_changes)
        return true;
    m_changes = numberAt(24);
    return false;
}

} // namespace broadsheet
