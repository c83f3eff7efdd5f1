#include "rescue/Rescue.h"

#include "backups/Backups.h"
#include "backups/LibraryLock.h"
#include "backups/OpenCopy.h"
#include "backups/SafeFiles.h"
#include "backups/UnfinishedChange.h"
#include "base/Logging.h"
#include "eventfile/EventFile.h"
#include "eventfile/EventFileHeader.h"
#include "journal/EventFileKeeper.h"
#include "journal/EventFileMark.h"
#include "journal/Journal.h"
#include "journal/MergeEvents.h"
#include "rescue/Examine.h"
#include "rescue/FillFromBackup.h"
#include "rescue/MergeSalvaged.h"
#include "rescue/RebuildDerived.h"
#include "rescue/Salvage.h"
#include "rescue/SetAside.h"
#include "rescue/Tr.h"
#include "sqlite/Migrations.h"
#include "sqlite/Transaction.h"

#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype backupsUsed = 5;

// Empty: nothing says which.
QString deviceOfFile(const QString &eventFile)
{
    const Result<EventFile> file = EventFile::open(eventFile, EventFile::Missing::IsAnError);
    const std::optional<EventFileHeader> header = file ? headerIn(file->firstLine()) : std::nullopt;
    return header ? header->device : QString();
}

// Builds the new library beside the old one.
class Rebuilding final
{
public:
    Rebuilding(const QString &library, const QDateTime &now,
               const Database::IsCancelled &isCancelled)
        : m_library(library), m_now(now), m_unfinished(unfinishedName(library)),
          m_isCancelled(isCancelled)
    {
        for (const Backup &backup : backupsOf(library))
            if (!backup.problem && m_backups.size() < backupsUsed)
                m_backups.append(backup);
    }
    ~Rebuilding() { removeUnfinished(m_unfinished); }
    Q_DISABLE_COPY_MOVE(Rebuilding)

    void from(const QString &damaged, Rescued &rescued)
    {
        const QString apart = unfinishedName(m_library);
        const auto removeApart = qScopeGuard([&apart] { removeUnfinished(apart); });
        const auto salvaged = damaged.isEmpty() ? nullptr : newLibrary(apart);
        if (salvaged) {
            salvage(*salvaged, damaged);
            leaveOthersBackups(*salvaged);
        }
        if (!m_backups.isEmpty())
            rescued.backup = m_backups.constFirst().path;
        {
            const std::unique_ptr<Database> made = newLibrary(m_unfinished);
            Database &database = *made;
            // What is checked comes first, and stays.
            const QString events = EventFileKeeper::pathBeside(m_library);
            m_hasOthersEvents = salvaged && isOfAnother(*salvaged, deviceOfFile(events));
            if (salvaged && !m_hasOthersEvents)
                (void)mergeEventFile(database, events); // else opening it does, and says so
            for (const Backup &backup : std::as_const(m_backups))
                fillEvents(database, backup.path);
            for (const Backup &backup : std::as_const(m_backups))
                fillPapers(database, backup.path);
            const qint64 leftOut =
                salvaged ? mergeSalvaged(database, *salvaged, m_now.toMSecsSinceEpoch()) : 0;
            rescued.papersBefore = database.number(u"SELECT count(*) FROM paper"_s) + leftOut;
            rebuildDerived(database);
            rescued.contents = contentsOf(database);
            if (const QString verdict = database.pragma(u"quick_check"_s); verdict != "ok"_L1)
                fail(ErrorKind::Storage,
                     RescueTr::tr("The library %1 is damaged and could not be rescued. It was not "
                                  "changed.")
                         .arg(m_library),
                     verdict);
        }
        finishFile(m_unfinished);
    }
    void putInPlace(Rescued &rescued)
    {
        // A library without events would take it for its own when it is opened.
        if (m_hasOthersEvents)
            rescued.journalKeptAs =
                setAside(EventFileKeeper::pathBeside(m_library), u"other"_s, m_now);
        removeNeighbours(m_library);
        moveInto(m_unfinished, m_library);
    }

private:
    [[nodiscard]] std::unique_ptr<Database> newLibrary(const QString &path) const
    {
        auto database =
            std::make_unique<Database>(path, Database::Access::ReadWrite, m_isCancelled);
        database->pragma(u"journal_mode = MEMORY"_s);
        database->pragma(u"synchronous = OFF"_s); // until it is complete
        migrate(*database, schemaScripts());
        database->pragma(u"foreign_keys = OFF"_s);
        return database;
    }
    // Somebody can have put the library of another machine in the place of the one before.
    void leaveOthersBackups(Database &salvaged)
    {
        m_backups.removeIf([&](const Backup &backup) {
            return isOfAnother(salvaged, deviceOfBackup(backup.path));
        });
    }
    [[nodiscard]] QString deviceOfBackup(const QString &path) const
    {
        try {
            return deviceOf(*openCopy(path, m_isCancelled));
        } catch (const Failed &failed) {
            if (failed.error.kind == ErrorKind::Cancelled)
                throw;
            return {}; // what can be read of it is taken
        }
    }

    QString m_library;
    QDateTime m_now;
    QString m_unfinished;
    const Database::IsCancelled &m_isCancelled;
    QList<Backup> m_backups;        // that can be read, the newest first
    bool m_hasOthersEvents = false; // beside it
};

Rescued rebuilt(const QString &library, const QString &damaged, const Clock &clock,
                const Database::IsCancelled &isCancelled)
{
    Rescued rescued{.wasMissing = damaged.isEmpty(), .keptAs = damaged};
    Rebuilding rebuilding(library, clock(), isCancelled);
    rebuilding.from(damaged, rescued);
    rebuilding.putInPlace(rescued);
    return rescued;
}

Rescued withoutLog(const QString &library, const Clock &clock)
{
    const LibraryLock lock(library);
    Rescued rescued;
    rescued.logKeptAs = setLogAside(library, clock());
    return rescued;
}

std::optional<Rescued> rescueAfter(Check check, const QString &library, const Clock &clock,
                                   const Database::IsCancelled &isCancelled)
{
    if (isLogDamaged(library, isCancelled))
        return withoutLog(library, clock);
    if (!isDamagedLibrary(library, check, isCancelled))
        return {};
    const LibraryLock lock(library);
    return rebuilt(library, setAside(library, clock()), clock, isCancelled);
}

// Opening looks at the end of the event file alone. Damage before it is found here, while the
// library still has what the lines said: it then expects another file, so it reads this one, tells
// of the damage and writes it anew.
void examineEventFile(const QString &library)
{
    if (!hasDamagedLines(library))
        return;
    try {
        Database database(library, Database::Access::ReadWrite);
        Transaction transaction(database);
        writeEventFileMark(database, {});
        transaction.commit();
    } catch (const Failed &failed) { // a read-only library has no file to write
        qCWarning(logLibrary) << failed.error.message << failed.error.detail;
    }
}

// What is wrong otherwise is found later.
void undoIfOurs(const QString &library)
{
    try {
        undoUnfinished(library);
    } catch (const Failed &failed) {
        if (failed.error.kind != ErrorKind::Malformed || isUnfinishedChange(failed))
            throw; // or it may not be undone at all
    }
}

// Another program that has the library open found damage in it, and works on. So can this one.
std::optional<Rescued> rescueExamined(const QString &library, const Clock &clock,
                                      const std::function<bool()> &isCancelled)
{
    try {
        std::optional<Rescued> rescued = rescueAfter(Check::Quick, library, clock, isCancelled);
        if (!rescued)
            examineEventFile(library);
        forgetToExamine(library);
        return rescued;
    } catch (const Failed &failed) {
        if (!failed.busy)
            throw;
        return {};
    }
}

QString heldText(const Rescued &rescued)
{
    const LibraryContents &held = rescued.contents;
    return rescued.papersBefore > held.papers
               ? RescueTr::tr("%1 of %2 papers and %3 marks were kept.")
                     .arg(held.papers)
                     .arg(rescued.papersBefore)
                     .arg(held.events)
               : RescueTr::tr("%1 papers and %2 marks were kept.")
                     .arg(held.papers)
                     .arg(held.events);
}

} // namespace

QString Rescued::message(const QString &library) const
{
    if (!logKeptAs.isEmpty())
        return RescueTr::tr("The file %1-wal does not belong to the library beside it. It is kept "
                            "as %2. The library is as it was without it.")
            .arg(library, logKeptAs);
    QStringList sentences{
        wasMissing
            ? RescueTr::tr("The library %1 was missing or empty. It was made again.").arg(library)
            : RescueTr::tr("The library %1 was damaged.").arg(library),
        heldText(*this)};
    if (!backup.isEmpty())
        sentences.append(RescueTr::tr("Backups were used, the newest of them %1.").arg(backup));
    if (!keptAs.isEmpty())
        sentences.append(RescueTr::tr("The damaged file is kept as %1.").arg(keptAs));
    if (!journalKeptAs.isEmpty())
        sentences.append(RescueTr::tr("The journal file beside it belongs to another library. It "
                                      "is kept as %1.")
                             .arg(journalKeptAs));
    sentences.append(
        RescueTr::tr("Importing or fetching again brings back papers that are missing."));
    return sentences.join(u' ');
}

std::optional<Rescued> rescueBeforeOpening(const QString &library, const Clock &clock,
                                           const Database::IsCancelled &isCancelled)
{
    if (isLogOfAnother(library))
        return withoutLog(library, clock);
    if (isLost(library)) {
        const LibraryLock lock(library);
        return rebuilt(library, {}, clock, isCancelled);
    }
    return isToBeExamined(library) ? rescueExamined(library, clock, isCancelled) : std::nullopt;
}

std::optional<Rescued> rescueDamaged(const QString &library, const Clock &clock,
                                     const Database::IsCancelled &isCancelled)
{
    return rescueAfter(Check::Quick, library, clock, isCancelled);
}

Result<std::optional<Rescued>> checkLibrary(const QString &library)
{
    try {
        const QString place = placeOf(library);
        undoIfOurs(place);
        if (std::optional<Rescued> rescued = rescueBeforeOpening(place, systemTime, {}))
            return rescued;
        if (std::optional<Rescued> rescued = rescueAfter(Check::Whole, place, systemTime, {}))
            return rescued;
        (void)openCopy(place); // says what is wrong with a file that is not ours
        examineEventFile(place);
        return std::nullopt;
    } catch (const Failed &failed) {
        return Failure(failed.error);
    }
}

Result<void> examineInUse(const QString &library, const std::function<bool()> &isCancelled)
{
    const auto damaged = [&library](const QString &detail) {
        examineWhenOpened(placeOf(library));
        return failure(ErrorKind::Malformed,
                       RescueTr::tr("The library %1 is damaged. It is rescued when Broadsheet is "
                                    "started again.")
                           .arg(library),
                       detail);
    };
    try {
        const QString verdict = openInUse(library, isCancelled)->pragma(u"quick_check"_s);
        if (verdict != "ok"_L1)
            return damaged(verdict);
        if (hasDamagedLines(placeOf(library)))
            examineWhenOpened(placeOf(library));
        return {};
    } catch (const Failed &failed) {
        if (failed.error.kind == ErrorKind::Malformed)
            return damaged(failed.error.detail);
        return Failure(failed.error);
    }
}

} // namespace broadsheet
