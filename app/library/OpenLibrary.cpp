#include "library/OpenLibrary.h"

#include "backups/Backups.h"
#include "backups/SafeFiles.h"
#include "backups/UnfinishedChange.h"
#include "base/Limits.h"
#include "finding/Muting.h"
#include "finding/SearchIndex.h"
#include "journal/EventFileKeeper.h"
#include "journal/Journal.h"
#include "library/RenewIdentities.h"
#include "library/Tr.h"
#include "rescue/RebuildDerived.h"
#include "rescue/Rescue.h"
#include "sqlite/Migrations.h"
#include "sqlite/SchemaCheck.h"
#include "tables/DayCounts.h"
#include "terms/TermTable.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QtEndian>

#include <ctime>
#include <thread>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Access = Database::Access;

constexpr qsizetype firstWithAll = 14; // schema version; tests open older ones

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

// Names that SQLite takes for something else than a file, and addresses. "./file:x" is a file.
void refuseOddNames(const QString &path)
{
    static const QRegularExpression address(u"^(file:|[a-z][a-z0-9+.-]*://)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    if (path.isEmpty() || path == inMemory || path.contains(QChar::Null) ||
        address.match(path).hasMatch())
        fail(ErrorKind::Usage, LibraryTr::tr("“%1” is not the name of a library file.")
                                   .arg(QString(path).remove(QChar::Null)));
}

// Reading from a pipe would wait for ever.
void refuseOddKinds(const QString &path)
{
    const QFileInfo file(path);
    if (file.exists() && !file.isFile())
        refuse(path, LibraryTr::tr("%1 is a folder, a pipe or a device, not a library file."));
}

// SQLite opens the files beside the library by their names alone. As links they would lead it to
// other files of the user, which it would write to.
void refuseOddNeighbours(const QString &path)
{
    for (const auto &suffix : {"-journal"_L1, "-wal"_L1, "-shm"_L1}) {
        const QFileInfo neighbour(path + suffix);
        if (neighbour.isSymLink() || (neighbour.exists() && !neighbour.isFile()))
            refuse(path, LibraryTr::tr("The library %1 was not opened, because %2 is not a plain "
                                       "file.")
                             .arg(u"%1"_s, path + suffix));
    }
}

bool hasBytes(const QString &path)
{
    return QFileInfo(path).size() > 0;
}

// Checks the first 100 bytes. Reads them directly: SQLite would create or touch -wal and -shm
// files. https://www.sqlite.org/fileformat2.html#the_database_header
// `isWhole`: no change is unfinished.
void examineHeader(const QString &path, qint64 knownVersion, bool isWhole)
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
    if (isWhole && pagesKnown && file.size() < numberAt(28) * (pageSize == 1 ? 65536 : pageSize))
        refuseDamaged(path, u"shorter than its header says"_s);
}

// What this thread has computed. A slow disk and a busy machine are no fault of a library.
std::chrono::nanoseconds threadTime()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

// Opens one library.
class Opening final
{
public:
    // `place`: where SQLite looks for the files beside the library.
    Opening(const QString &path, const QString &place, const QStringList &scripts,
            const OpeningPatience &patience, EventFileKeeper *keeper)
        : m_path(path), m_place(place), m_scripts(scripts), m_patience(patience), m_keeper(keeper),
          m_limit(patience.time.value_or(maxOpeningTime))
    {}

    std::unique_ptr<Database> opened();
    [[nodiscard]] bool isLate() const { return threadTime() - m_start > m_limit; }

private:
    std::unique_ptr<Database> connected(Access access);
    void examineForWriting();
    void examine(Database &database);
    std::unique_ptr<Database> openedReadOnly();
    std::unique_ptr<Database> openedForWriting();
    void openEventFile(Database &database);

    const QString &m_path;
    const QString &m_place;
    const QStringList &m_scripts;
    const OpeningPatience &m_patience;
    EventFileKeeper *m_keeper;
    const std::chrono::nanoseconds m_start = threadTime();
    std::chrono::milliseconds m_limit;
};

std::unique_ptr<Database> Opening::connected(Access access)
{
    auto database = std::make_unique<Database>(m_path, access, [this] {
        return isLate() || (m_patience.isCancelled && m_patience.isCancelled());
    });
    examine(*database);
    return database;
}

void Opening::examineForWriting()
{
    try {
        connected(Access::ReadOnly);
    } catch (const Failed &failed) {
        if (!isUnfinishedChange(failed))
            throw;
        examine(*openUndone(m_place, failed));
    }
}

// Checks what can be checked in a few milliseconds. The journal is checked completely, because it
// must never be lost. Damage elsewhere shows when it is read, and content can be imported again.
void Opening::examine(Database &database)
{
    if (database.pragma(u"page_count"_s).toLongLong() == 0)
        return; // a new library
    if (database.pragma(u"application_id"_s).toLongLong() != applicationId)
        refuseForeign(m_path);
    const int version = database.pragma(u"user_version"_s).toInt();
    refuseNewer(m_path, version, m_scripts.size());
    if (version < 1)
        refuseForeign(m_path);
    checkSchema(database, m_scripts, version);
    // From here on only our own statements run, and what they take grows with the file.
    m_limit = m_patience.time.value_or(maxOpeningTime) +
              std::chrono::seconds(QFileInfo(m_path).size() / mebibyte);
    const QString verdict = database.pragma(u"quick_check(event)"_s);
    if (verdict != "ok"_L1)
        refuseDamaged(m_path, verdict);
    // Sets of papers have a bit for each number up to the largest one, and every mark is stored
    // with a value of meta.
    if (database.number(u"SELECT (SELECT min(number) FROM paper) < 0"
                        " OR (SELECT max(number) FROM paper) > ?"
                        " OR (SELECT max(length(key) + length(value)) FROM meta) > ?"_s,
                        maxPaperNumber, maxMetaLength) != 0)
        refuseDamaged(m_path, u"values are out of range"_s);
}

std::unique_ptr<Database> Opening::openedReadOnly()
{
    const auto open = [this](Access access) {
        auto database = connected(access);
        if (database->pragma(u"user_version"_s).toLongLong() < m_scripts.size())
            fail(ErrorKind::Storage,
                 LibraryTr::tr(
                     "The library %1 is of an older version and is read-only, so it cannot "
                     "be updated.")
                     .arg(m_path));
        return database;
    };
    try {
        return open(Access::ReadOnly);
    } catch (const Failed &failed) {
        const bool noRoomForIndex = failed.error.kind == ErrorKind::Storage && !failed.busy;
        if (!noRoomForIndex || hasBytes(m_place + u"-wal"_s))
            throw;
    }
    return open(Access::Immutable);
}

bool mayWrite(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly);
}

// Needs the file alone for a moment, and SQLite does not wait for another program that opens it.
void useLog(Database &database)
{
    constexpr std::chrono::milliseconds pause{5};
    const QDeadlineTimer deadline(busyTimeout);
    for (;;) {
        try {
            database.pragma(u"journal_mode = WAL"_s);
            return;
        } catch (const Failed &failed) {
            if (!failed.busy || deadline.hasExpired())
                throw;
        }
        database.throwIfCancelled();
        std::this_thread::sleep_for(pause);
    }
}

std::unique_ptr<Database> Opening::openedForWriting()
{
    auto database = connected(Access::ReadWrite);
    migrate(*database, m_scripts, backUpBeforeUpdate);
    useLog(*database);
    database->pragma(u"synchronous = FULL"_s);
    ensureDevice(*database);
    if (m_scripts.size() < firstWithAll)
        return database;
    clearOutdatedIndex(*database); // first: what the events change leaves the index
    if (m_keeper != nullptr)
        openEventFile(*database);
    clearOutdatedTerms(*database);
    renewIdentities(*database);
    renewCounts(*database);
    ensureDayCounts(*database);
    finishRenewingMuted(*database);
    return database;
}

// It can be larger than the library, which may be new.
void Opening::openEventFile(Database &database)
{
    const qint64 size = QFileInfo(EventFileKeeper::pathBeside(m_path)).size();
    m_limit += std::chrono::seconds(size / mebibyte);
    m_keeper->open(database);
}

std::unique_ptr<Database> Opening::opened()
{
    const bool exists = QFileInfo::exists(m_path);
    // The header can be out of date while the log (-wal) was not copied into the file.
    const bool hasLog = hasBytes(m_place + u"-wal"_s);
    const bool hasJournal = hasBytes(m_place + u"-journal"_s);
    if (exists && !hasLog)
        examineHeader(m_path, m_scripts.size(), !hasJournal);
    if (exists && !mayWrite(m_path))
        return openedReadOnly();
    // Closing a connection that can write copies the log into the file, even if it is refused, and
    // opening one undoes the change that an old journal holds.
    if (hasLog || hasJournal)
        examineForWriting();
    try {
        return openedForWriting();
    } catch (const Failed &refused) {
        const bool folderRefuses = refused.error.kind == ErrorKind::Storage && !refused.busy;
        if (!folderRefuses || !hasBytes(m_path))
            throw;
        try {
            return openedReadOnly();
        } catch (const Failed &) {
            throw refused; // the first reason is the one that matters
        }
    }
}

std::unique_ptr<Database> openedInTime(const QString &path, const QString &place,
                                       const QStringList &scripts, const OpeningPatience &patience,
                                       EventFileKeeper *keeper)
{
    Opening opening(path, place, scripts, patience, keeper);
    try {
        std::unique_ptr<Database> database = opening.opened();
        database->stopWhen({});
        return database;
    } catch (const Failed &failed) {
        if (failed.error.kind == ErrorKind::Cancelled && opening.isLate())
            fail(ErrorKind::TooLarge,
                 LibraryTr::tr("The library %1 was not opened, because that took too long.")
                     .arg(path));
        throw;
    }
}

void say(const Rescued &rescued, const QString &path, const OpeningPatience &patience)
{
    if (patience.say)
        patience.say(rescued.message(path));
}

// False: the file is no damaged library.
bool rescue(const Failed &damage, const QString &path, const QString &place,
            const OpeningPatience &patience)
{
    try {
        const auto rescued = rescueDamaged(place, patience.clock, patience.isCancelled);
        if (rescued)
            say(*rescued, path, patience);
        return rescued.has_value();
    } catch (const Failed &failed) {
        fail(failed.error.kind, damage.error.message + u' ' + failed.error.message,
             failed.error.detail);
    }
}

} // namespace

std::unique_ptr<Database> openLibrary(const QString &path, const QStringList &scripts,
                                      const OpeningPatience &patience, EventFileKeeper *keeper)
{
    refuseOddNames(path);
    refuseOddKinds(path);
    const QFileInfo file(path);
    if (!file.exists() && !QDir().mkpath(file.absolutePath()))
        fail(ErrorKind::Storage,
             LibraryTr::tr("The folder %1 cannot be created.").arg(file.absolutePath()));
    // SQLite looks for the files beside the library where a link leads to.
    const QString place = placeOf(path);
    refuseOddNeighbours(place);

    if (const auto rescued = rescueBeforeOpening(place, patience.clock, patience.isCancelled))
        say(*rescued, path, patience);
    try {
        return openedInTime(path, place, scripts, patience, keeper);
    } catch (const Failed &failed) {
        if (failed.error.kind != ErrorKind::Malformed || !rescue(failed, path, place, patience))
            throw;
    }
    return openedInTime(path, place, scripts, patience, keeper);
}

} // namespace broadsheet
