#include "backups/Backups.h"

#include "backups/OpenCopy.h"
#include "backups/Rotation.h"
#include "backups/SafeFiles.h"
#include "backups/Tr.h"
#include "backups/VerifiedCopy.h"
#include "sqlite/Database.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Kind = Backup::Kind;

constexpr auto momentFormat = "yyyy-MM-dd'T'HHmmss'Z'"_L1;
constexpr qsizetype fewerKept = 3;

QString suffixOf(Kind kind)
{
    switch (kind) {
    case Kind::Whole:
        return u".sqlite"_s;
    case Kind::State:
        return u".state.sqlite"_s;
    case Kind::Fewer:
        return u".fewer.sqlite"_s;
    case Kind::BeforeUpdate:
        break;
    }
    Q_UNREACHABLE();
}

// What a name in the folder says; nothing for other files.
std::optional<Backup> namedBackup(const QFileInfo &file)
{
    static const QRegularExpression name(
        u"^(\\d{4}-\\d{2}-\\d{2}T\\d{6}Z)(?:-\\d+)?(\\.(?:state|fewer|v\\d+))?\\.sqlite$"_s);
    const QRegularExpressionMatch match = name.match(file.fileName());
    QDateTime at = QDateTime::fromString(match.captured(1), momentFormat);
    if (!at.isValid())
        return {};
    at.setTimeZone(QTimeZone::utc());
    const QString mark = match.captured(2);
    return Backup{.path = file.filePath(),
                  .at = at,
                  .kind = mark.isEmpty()        ? Kind::Whole
                          : mark == ".state"_L1 ? Kind::State
                          : mark == ".fewer"_L1 ? Kind::Fewer
                                                : Kind::BeforeUpdate};
}

// Several backups of one second are numbered in the order in which they were made.
int numberInSecond(const Backup &backup)
{
    static const QRegularExpression number(u"Z-(\\d+)\\.[^/]*$"_s);
    return std::max(number.match(backup.path).captured(1).toInt(), 1);
}

// The newest first. Nothing is opened.
QList<Backup> listed(const QString &library)
{
    QList<Backup> backups;
    const QDir folder(backupFolder(library));
    for (const QFileInfo &file : folder.entryInfoList(QDir::Files))
        if (const std::optional<Backup> backup = namedBackup(file))
            backups.append(*backup);
    // Those of earlier versions of the program.
    const QFileInfo own(placeOf(library));
    for (const QFileInfo &file :
         own.dir().entryInfoList({own.fileName() + u".backup-v*"_s}, QDir::Files))
        if (!file.fileName().contains(".part-"_L1))
            backups.append({.path = file.filePath(),
                            .at = file.lastModified().toUTC(),
                            .kind = Kind::BeforeUpdate});
    std::ranges::stable_sort(backups, std::ranges::greater(), [](const Backup &backup) {
        return std::pair(backup.at, numberInSecond(backup));
    });
    return backups;
}

void readContents(Backup &backup)
{
    try {
        backup.contents = contentsOf(*openCopy(backup.path));
    } catch (const Failed &failed) {
        backup.problem = failed.error;
    }
}

QString nameFor(const QString &library, const QDateTime &at, const QString &suffix)
{
    const QString moment = at.toUTC().toString(momentFormat);
    int number = 1;
    for (const Backup &backup : listed(library))
        if (QFileInfo(backup.path).fileName().startsWith(moment))
            number = std::max(number, numberInSecond(backup) + 1);
    const QString name = backupFolder(library) + u'/' + moment;
    return (number == 1 ? name : name + u'-' + QString::number(number)) + suffix;
}

void removeAll(const QList<Backup> &backups, const QList<qsizetype> &places)
{
    for (const qsizetype place : places)
        QFile::remove(backups[place].path);
}

QList<Backup> ofKind(const QList<Backup> &backups, const std::function<bool(Kind)> &is)
{
    QList<Backup> some;
    std::ranges::copy_if(backups, std::back_inserter(some),
                         [&is](const Backup &backup) { return is(backup.kind); });
    return some;
}

void rotate(const QString &library, Kind added)
{
    const QList<Backup> all = listed(library);
    const QList<Backup> fewer = ofKind(all, [](Kind kind) { return kind == Kind::Fewer; });
    QList<qsizetype> superfluous;
    for (qsizetype place = fewerKept; place < fewer.size(); ++place)
        superfluous.append(place);
    removeAll(fewer, superfluous);
    if (added == Kind::Fewer)
        return; // the better ones before it stay
    const QList<Backup> good =
        ofKind(all, [](Kind kind) { return kind == Kind::Whole || kind == Kind::State; });
    QList<QDateTime> moments;
    for (const Backup &backup : good)
        moments.append(backup.at.toLocalTime());
    removeAll(good, outdatedBackups(moments));
}

// Whether one of the backups has more than the copy that was just made.
bool isWorse(const LibraryContents &contents, CopyOf what, const QList<Backup> &before)
{
    return std::ranges::any_of(before, [&](const Backup &known) {
        if (known.problem || known.kind == Kind::Fewer)
            return false;
        const bool lostPapers =
            what == CopyOf::Everything && contents.papers == 0 && known.contents.papers > 0;
        return known.contents.events > contents.events || lostPapers;
    });
}

// The folder is there.
Backup addCopy(Database &source, CopyOf what, const QDateTime &at)
{
    const QString &library = source.path();
    const QList<Backup> before = backupsOf(library);
    const QString unfinished = unfinishedName(nameFor(library, at, u".sqlite"_s));
    const auto removal = qScopeGuard([&unfinished] { removeUnfinished(unfinished); });
    const LibraryContents contents = writeVerifiedCopy(source, unfinished, what);
    const Kind kind = isWorse(contents, what, before) ? Kind::Fewer
                      : what == CopyOf::State         ? Kind::State
                                                      : Kind::Whole;
    const QString file = nameFor(library, at, suffixOf(kind));
    moveInto(unfinished, file);
    rotate(library, kind);
    return {.path = file, .at = at, .kind = kind, .contents = contents};
}

Backup add(const QString &library, const BackUpOptions &options)
{
    makePrivateFolder(backupFolder(library));
    removeOldUnfinished(backupFolder(library));
    const QFileInfo place(placeOf(library));
    removeOldUnfinished(place.path(), place.fileName());
    const CopyOf what = place.size() > wholeBytes ? CopyOf::State : CopyOf::Everything;
    return addCopy(*openInUse(library, options.isCancelled), what, options.clock());
}

void refuseToReplace(const QString &file, const LibraryContents &contents)
{
    if (!QFileInfo::exists(file))
        return;
    Backup there{.path = file};
    readContents(there);
    if (there.problem)
        fail(ErrorKind::Usage,
             BackupsTr::tr("%1 exists and is not a whole Broadsheet library. Nothing was written.")
                 .arg(file),
             there.problem->message);
    if (there.contents.events > contents.events)
        fail(ErrorKind::Usage,
             BackupsTr::tr("%1 has more marks than the library: %2 instead of %3. It was not "
                           "replaced.")
                 .arg(file)
                 .arg(there.contents.events)
                 .arg(contents.events));
}

Backup copyTo(const QString &library, const QString &file, const BackUpOptions &options)
{
    const QString target = QFileInfo(file).absoluteFilePath();
    if (QFileInfo(target) == QFileInfo(library))
        fail(ErrorKind::Usage, BackupsTr::tr("%1 is the library itself.").arg(file));
    const auto source = openInUse(library, options.isCancelled);
    const LibraryContents now = contentsOf(*source);
    refuseToReplace(target, now);
    const QString unfinished = unfinishedName(target);
    const auto removal = qScopeGuard([&unfinished] { removeUnfinished(unfinished); });
    const LibraryContents contents = writeVerifiedCopy(*source, unfinished, CopyOf::Everything);
    moveInto(unfinished, target);
    return {.path = target, .at = options.clock(), .contents = contents};
}

// The sentence says that it is about a backup, and why there is none.
[[noreturn]] void failToBackUp(const QString &place, const Failed &failed)
{
    throw Failed{Error{failed.error.kind,
                       BackupsTr::tr("The backup %1 could not be written. %2")
                           .arg(place, failed.error.message),
                       failed.error.detail},
                 failed.busy};
}

bool isDue(const QString &library, const QDateTime &now)
{
    const QDate today = now.toLocalTime().date();
    return std::ranges::none_of(listed(library), [today](const Backup &backup) {
        return backup.kind != Kind::BeforeUpdate && backup.at.toLocalTime().date() == today;
    });
}

bool isWorthABackup(const QString &library)
{
    const QFileInfo file(library);
    if (!file.isWritable() || !QFileInfo(file.absolutePath()).isWritable())
        return false;
    try {
        const auto database = openInUse(library);
        return database->number(u"SELECT EXISTS (SELECT 1 FROM paper)"
                                " OR EXISTS (SELECT 1 FROM event)"_s) != 0;
    } catch (const Failed &) {
        return true; // the backup says what is wrong
    }
}

template<class Job>
Result<Backup> attempt(const QString &place, Job job)
{
    try {
        try {
            return job();
        } catch (const Failed &failed) {
            if (failed.error.kind == ErrorKind::Storage)
                failToBackUp(place, failed);
            throw;
        }
    } catch (const Failed &failed) {
        return Failure(failed.error);
    }
}

} // namespace

QString backupFolder(const QString &library)
{
    return placeOf(library) + u".backups"_s;
}

QList<Backup> backupsOf(const QString &library)
{
    QList<Backup> backups = listed(library);
    for (Backup &backup : backups)
        readContents(backup);
    return backups;
}

std::optional<Backup> contentsInUse(const QString &library)
{
    try {
        return Backup{.path = library, .contents = contentsOf(*openInUse(library))};
    } catch (const Failed &) {
        return {};
    }
}

Result<Backup> addBackup(const QString &library, const BackUpOptions &options)
{
    return attempt(backupFolder(library), [&] { return add(library, options); });
}

Result<Backup> addBackupOfLost(Database &database, const Clock &clock)
{
    return attempt(backupFolder(database.path()), [&] {
        makePrivateFolder(backupFolder(database.path()));
        return addCopy(database, CopyOf::Everything, clock());
    });
}

Result<std::optional<Backup>> addBackupWhenDue(const QString &library, const BackUpOptions &options)
{
    if (!isDue(library, options.clock()) || !isWorthABackup(library))
        return std::nullopt;
    return addBackup(library, options).map([](Backup backup) {
        return std::optional(std::move(backup));
    });
}

Result<Backup> backUpTo(const QString &library, const QString &file, const BackUpOptions &options)
{
    return attempt(file, [&] { return copyTo(library, file, options); });
}

void backUpBeforeUpdate(Database &database, qint64 version)
{
    const QString &library = database.path();
    try {
        makePrivateFolder(backupFolder(library));
        const QString suffix = u".v"_s + QString::number(version) + u".sqlite"_s;
        const QString file = nameFor(library, systemTime(), suffix);
        const QString unfinished = unfinishedName(file);
        const auto removal = qScopeGuard([&unfinished] { removeUnfinished(unfinished); });
        (void)writeVerifiedCopy(database, unfinished, CopyOf::Everything);
        const qint64 copied = Database(unfinished, Database::Access::Immutable)
                                  .pragma(u"user_version"_s)
                                  .toLongLong();
        if (copied == version) // else another process updated the library and made its own copy
            moveInto(unfinished, file);
    } catch (const Failed &failed) {
        failToBackUp(backupFolder(library), failed);
    }
}

} // namespace broadsheet
