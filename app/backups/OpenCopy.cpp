#include "backups/OpenCopy.h"

#include "backups/Tr.h"
#include "backups/UnfinishedChange.h"
#include "sqlite/Migrations.h"
#include "sqlite/SchemaCheck.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Access = Database::Access;

void examineFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        fail(ErrorKind::NotFound, BackupsTr::tr("There is no file %1.").arg(path));
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        fail(ErrorKind::Unreadable, BackupsTr::tr("%1 cannot be read.").arg(path),
             file.errorString());
    if (file.read(16) != QByteArrayView("SQLite format 3\0", 16))
        fail(ErrorKind::Malformed, BackupsTr::tr("%1 is not a Broadsheet library.").arg(path));
}

// `path`: for messages.
void examine(Database &database, const QString &path)
{
    const int version = database.pragma(u"user_version"_s).toInt();
    if (database.pragma(u"application_id"_s).toLongLong() != applicationId || version < 1)
        fail(ErrorKind::Malformed, BackupsTr::tr("%1 is not a Broadsheet library.").arg(path));
    const QStringList scripts = schemaScripts();
    if (version > scripts.size())
        fail(ErrorKind::Newer,
             BackupsTr::tr("%1 was written by a newer version of Broadsheet.").arg(path));
    checkSchema(database, scripts, version);
}

} // namespace

void undoUnfinished(const QString &library)
{
    const std::optional<Failed> unfinished = unfinishedChange(library);
    if (!unfinished)
        return;
    examine(*openUndone(library, *unfinished), library);
    (void)Database(library, Access::ReadWrite).pragma(u"schema_version"_s);
}

std::unique_ptr<Database> openCopy(const QString &path, Database::IsCancelled isCancelled)
{
    examineFile(path);
    std::unique_ptr<Database> database;
    if (const std::optional<Failed> unfinished = unfinishedChange(path)) {
        database = openUndone(path, *unfinished);
        database->stopWhen(std::move(isCancelled));
    } else {
        // Without a log, nothing beside the file is read or made.
        const bool hasLog = QFileInfo(path + u"-wal"_s).size() > 0;
        const Access access = hasLog ? Access::ReadOnly : Access::Immutable;
        database = std::make_unique<Database>(path, access, std::move(isCancelled));
    }
    examine(*database, path);
    return database;
}

// The file is not looked at before: closing it would drop the locks that other connections of this
// program have on it (fcntl(2)).
std::unique_ptr<Database> openInUse(const QString &path, Database::IsCancelled isCancelled)
{
    auto database = std::make_unique<Database>(path, Access::ReadOnly, std::move(isCancelled));
    examine(*database, path);
    return database;
}

} // namespace broadsheet
