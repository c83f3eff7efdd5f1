#include "library/OpenLibrary.h"

#include "finding/SearchIndex.h"
#include "journal/Journal.h"
#include "library/Tr.h"
#include "sqlite/Migrations.h"
#include "tables/DayCounts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Access = Database::Access;

constexpr qsizetype firstWithIndex = 3; // schema version; tests open older ones

[[noreturn]] void refuse(const QString &path, const QString &why, const QString &detail = {})
{
    fail(ErrorKind::Malformed, why.arg(path), detail);
}

[[noreturn]] void refuseForeign(const QString &path)
{
    refuse(path, LibraryTr::tr("%1 is not a Broadsheet library. It was not changed."));
}

[[noreturn]] void refuseDamaged(const QString &path, const QString &detail)
{
    refuse(path, LibraryTr::tr("The library %1 is damaged. It was not changed."), detail);
}

void refuseNewer(const QString &path, qint64 version, qint64 known)
{
    if (version > known)
        fail(ErrorKind::Newer,
             LibraryTr::tr("The library %1 was written by a newer version of Broadsheet. It was "
                           "not changed.")
                 .arg(path),
             u"schema %1, known up to %2"_s.arg(version).arg(known));
}

bool hasBytes(const QString &path)
{
    return QFileInfo(path).size() > 0;
}

// Checks the first 100 bytes. Reads them directly: SQLite would create or touch -wal and -shm
// files. https://www.sqlite.org/fileformat2.html#the_database_header
void examineHeader(const QString &path, qint64 knownVersion)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        fail(ErrorKind::Unreadable, LibraryTr::tr("The library %1 cannot be read.").arg(path),
             file.errorString());
    const QByteArray header = file.read(100);
    if (header.isEmpty())
        return; // a new library
    if (header.size() < 100 || !header.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        refuseForeign(path);
    const auto numberAt = [&header](qsizetype offset) {
        return qFromBigEndian<quint32>(header.constData() + offset);
    };
    if (numberAt(68) != applicationId)
        refuseForeign(path);
    refuseNewer(path, numberAt(60), knownVersion);
    const qint64 pageSize = qFromBigEndian<quint16>(header.constData() + 16);
    const bool pagesKnown = numberAt(24) == numberAt(92);
    if (pagesKnown && file.size() < numberAt(28) * (pageSize == 1 ? 65536 : pageSize))
        refuseDamaged(path, u"shorter than its header says"_s);
}

// Checks what can be checked in a few milliseconds. The journal is checked completely, because it
// must never be lost. Damage elsewhere shows when it is read, and content can be imported again.
void examine(Database &database, qint64 knownVersion)
{
    if (database.pragma(u"page_count"_s).toLongLong() == 0)
        return; // a new library
    if (database.pragma(u"application_id"_s).toLongLong() != applicationId)
        refuseForeign(database.path());
    refuseNewer(database.path(), database.pragma(u"user_version"_s).toLongLong(), knownVersion);
    const QString verdict = database.pragma(u"quick_check(event)"_s);
    if (verdict != "ok"_L1)
        refuseDamaged(database.path(), verdict);
}

std::unique_ptr<Database> openedReadOnly(const QString &path, qint64 knownVersion)
{
    const auto open = [&](Access access) {
        auto database = std::make_unique<Database>(path, access);
        examine(*database, knownVersion);
        if (database->pragma(u"user_version"_s).toLongLong() < knownVersion)
            fail(ErrorKind::Storage,
                 LibraryTr::tr(
                     "The library %1 is of an older version and is read-only, so it cannot "
                     "be updated.")
                     .arg(path));
        return database;
    };
    try {
        return open(Access::ReadOnly);
    } catch (const Failed &failed) {
        const bool noRoomForIndex = failed.error.kind == ErrorKind::Storage && !failed.busy;
        if (!noRoomForIndex || hasBytes(path + u"-wal"_s))
            throw;
    }
    return open(Access::Immutable);
}

bool mayWrite(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly);
}

std::unique_ptr<Database> openedForWriting(const QString &path, const QStringList &scripts)
{
    auto database = std::make_unique<Database>(path, Access::ReadWrite);
    examine(*database, scripts.size());
    migrate(*database, scripts);
    database->pragma(u"journal_mode = WAL"_s);
    database->pragma(u"synchronous = FULL"_s);
    ensureDevice(*database);
    if (scripts.size() >= firstWithIndex) {
        clearOutdatedIndex(*database);
        ensureDayCounts(*database);
    }
    return database;
}

} // namespace

std::unique_ptr<Database> openLibrary(const QString &path, const QStringList &scripts)
{
    const QFileInfo file(path);
    if (file.isDir())
        refuseForeign(path);
    if (!file.exists() && !QDir().mkpath(file.absolutePath()))
        fail(ErrorKind::Storage,
             LibraryTr::tr("The folder %1 cannot be created.").arg(file.absolutePath()));

    // The header can be out of date while the log (-wal) was not copied into the file.
    const bool hasLog = hasBytes(path + u"-wal"_s);
    if (file.exists() && !hasLog)
        examineHeader(path, scripts.size());
    if (file.exists() && !mayWrite(path))
        return openedReadOnly(path, scripts.size());
    if (hasLog) {
        // Closing a connection that can write copies the log into the file, even if it is refused.
        Database probe(path, Access::ReadOnly);
        examine(probe, scripts.size());
    }
    try {
        return openedForWriting(path, scripts);
    } catch (const Failed &refused) {
        const bool folderRefuses = refused.error.kind == ErrorKind::Storage && !refused.busy;
        if (!folderRefuses || !hasBytes(path))
            throw;
        try {
            return openedReadOnly(path, scripts.size());
        } catch (const Failed &) {
            throw refused; // the first reason is the one that matters
        }
    }
}

} // namespace broadsheet
