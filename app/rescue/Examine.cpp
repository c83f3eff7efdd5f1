#include "rescue/Examine.h"

#include "backups/Backups.h"
#include "base/Logging.h"
#include "base/PrivateFiles.h"
#include "eventfile/ReadEventFile.h"
#include "journal/EventFileKeeper.h"
#include "rescue/DamagedTable.h"
#include "sqlite/Migrations.h"
#include "sqlite/SchemaCheck.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Access = Database::Access;

constexpr qint64 searched = 4 * 1024 * 1024; // bytes at the beginning, where the schema is
constexpr char ourTrigger[] = "CREATE TRIGGER event_is_never_changed";

struct Bytes
{
    QByteArray start;

    [[nodiscard]] bool isSqlite() const
    {
        return start.startsWith(QByteArrayView("SQLite format 3\0", 16));
    }
    [[nodiscard]] bool hasOurId() const
    {
        return start.size() >= 72 &&
               qFromBigEndian<quint32>(start.constData() + 68) == applicationId;
    }
    // The definition of a table of ours, in a file that is no text.
    [[nodiscard]] bool hasOurSchema() const
    {
        return start.contains(ourTrigger) && start.contains('\0');
    }
};

Bytes bytesOf(const QString &path)
{
    QFile file(path);
    return {file.open(QIODevice::ReadOnly) ? file.read(searched) : QByteArray()};
}

enum class Health {
    Whole,
    Damaged,
    Changed, // readable, with another schema
    Newer,
};

Health healthOf(const QString &library, Access access, Check check,
                const Database::IsCancelled &isCancelled)
{
    Health health = Health::Damaged;
    (void)survives([&] {
        Database database(library, access, isCancelled);
        const int version = database.pragma(u"user_version"_s).toInt();
        const QStringList scripts = schemaScripts();
        if (version > scripts.size()) {
            health = Health::Newer;
            return;
        }
        if (database.pragma(u"application_id"_s).toLongLong() != applicationId || version < 1)
            return;
        (void)schemaDigest(database); // fails when the schema cannot be read
        try {
            checkSchema(database, scripts, version);
        } catch (const Failed &failed) {
            if (failed.code != 0)
                throw;
            health = Health::Changed;
            return;
        }
        const QString words = check == Check::Quick ? u"quick_check"_s : u"integrity_check"_s;
        if (database.pragma(words) == "ok"_L1)
            health = Health::Whole;
    });
    return health;
}

QString deviceOf(const QString &library, Access access)
{
    QString device;
    (void)survives([&] {
        Database database(library, access);
        device = database.text(u"SELECT value FROM meta WHERE key = 'device'"_s);
    });
    return device;
}

QString markOf(const QString &library)
{
    return library + u".check"_s;
}

bool hasLog(const QString &library)
{
    return QFileInfo(library + u"-wal"_s).size() > 0;
}

bool hasBackup(const QString &library)
{
    const QList<Backup> backups = backupsOf(library);
    return std::ranges::any_of(backups, [](const Backup &backup) { return !backup.problem; });
}

bool hasEventFile(const QString &library)
{
    const Result<EventFileReport> file =
        readEventFile(EventFileKeeper::pathBeside(library), [](const JournalEvent &) {});
    return file && (file->header || file->events > 0);
}

} // namespace

bool hasTraces(const QString &library)
{
    return hasBackup(library) || hasEventFile(library);
}

bool hasDamagedLines(const QString &library)
{
    const Result<EventFileReport> file =
        readEventFile(EventFileKeeper::pathBeside(library), [](const JournalEvent &) {});
    return file && (file->badLines > 0 || (!file->header && file->size > 0));
}

// SQLite deletes the log of a file that is missing or empty.
bool isLost(const QString &library)
{
    return QFileInfo(library).size() == 0 && hasBackup(library);
}

bool isDamagedLibrary(const QString &library, Check check, const Database::IsCancelled &isCancelled)
{
    const Bytes bytes = bytesOf(library);
    if (bytes.isSqlite() && bytes.hasOurId()) {
        const Access access = hasLog(library) ? Access::ReadOnly : Access::Immutable;
        const Health health = healthOf(library, access, check, isCancelled);
        return health == Health::Damaged || (health == Health::Changed && hasTraces(library));
    }
    if (bytes.hasOurSchema())
        return true; // the first bytes are damaged
    return !bytes.isSqlite() && hasTraces(library);
}

void examineWhenOpened(const QString &library)
{
    QFile mark(markOf(library));
    if (!mark.open(QIODevice::WriteOnly))
        qCWarning(logLibrary) << mark.fileName() << mark.errorString();
    makePrivate(mark.fileName());
}

bool isToBeExamined(const QString &library)
{
    return QFileInfo::exists(markOf(library));
}

void forgetToExamine(const QString &library)
{
    QFile::remove(markOf(library));
}

bool isLogOfAnother(const QString &library)
{
    if (!hasLog(library) || QFileInfo(library).size() == 0)
        return false;
    const QString own = deviceOf(library, Access::Immutable);
    const QString withLog = deviceOf(library, Access::ReadOnly);
    return !own.isEmpty() && !withLog.isEmpty() && own != withLog;
}

bool isLogDamaged(const QString &library, const Database::IsCancelled &isCancelled)
{
    const auto isWhole = [&](Access access) {
        return healthOf(library, access, Check::Quick, isCancelled) == Health::Whole;
    };
    return hasLog(library) && isWhole(Access::Immutable) && !isWhole(Access::ReadOnly);
}

} // namespace broadsheet
