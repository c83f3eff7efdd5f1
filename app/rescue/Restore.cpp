#include "rescue/Restore.h"

#include "backups/EventRows.h"
#include "backups/LibraryLock.h"
#include "backups/OpenCopy.h"
#include "backups/SafeFiles.h"
#include "backups/VerifiedCopy.h"
#include "finding/SearchIndex.h"
#include "journal/MergeEvents.h"
#include "rescue/Rescue.h"
#include "rescue/SetAside.h"
#include "rescue/Tr.h"
#include "sqlite/Migrations.h"
#include "sqlite/Transaction.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using namespace std::chrono_literals;
using Access = Database::Access;

class Restoring final
{
public:
    Restoring(const QString &library, const QString &file, const BackUpOptions &options)
        : m_library(placeOf(library)), m_file(QFileInfo(file).absoluteFilePath()),
          m_options(options), m_unfinished(unfinishedName(m_library))
    {}
    ~Restoring() { removeUnfinished(m_unfinished); }
    Q_DISABLE_COPY_MOVE(Restoring)

    Restored run()
    {
        if (QFileInfo(m_file) == QFileInfo(m_library))
            fail(ErrorKind::Usage, RescueTr::tr("%1 is the library itself.").arg(m_file));
        const auto source = openCopy(m_file, m_options.isCancelled);
        undoUnfinished(m_library);
        settle();
        keepPresent();
        writeCopy(*source);
        const LibraryLock lock(m_library);
        complete(*source);
        finishFile(m_unfinished);
        removeNeighbours(m_library);
        moveInto(m_unfinished, m_library);
        return m_restored;
    }

private:
    // Takes the log into the file, which succeeds only for the last connection.
    void settle()
    {
        if (QFileInfo(m_library).size() == 0)
            return;
        try {
            requireWhole();
        } catch (const Failed &failed) {
            const bool isNewer = failed.error.kind == ErrorKind::Newer;
            if (failed.error.kind != ErrorKind::Malformed && !isNewer)
                throw;
            const std::optional<Rescued> rescued =
                isNewer ? std::nullopt
                        : rescueDamaged(m_library, m_options.clock, m_options.isCancelled);
            m_restored.wasNewer = isNewer;
            m_restored.keptAs = rescued ? rescued->keptAs : setAside(m_library, m_options.clock());
            if (!rescued)
                return; // nothing in it can be read: it is kept, and that is all
        }
        Database database(m_library, Access::ReadWrite, m_options.isCancelled);
        database.setBusyTimeout(1s);
        database.pragma(u"journal_mode = DELETE"_s);
        m_isThere = true;
    }

    void requireWhole()
    {
        const auto present = openInUse(m_library, m_options.isCancelled);
        if (const QString verdict = present->pragma(u"quick_check"_s); verdict != "ok"_L1)
            fail(ErrorKind::Malformed, RescueTr::tr("The library %1 is damaged.").arg(m_library),
                 verdict);
    }

    void keepPresent()
    {
        if (!m_isThere)
            return;
        Result<Backup> kept = addBackup(m_library, m_options);
        if (!kept)
            throw Failed{kept.error()};
        m_restored.kept = *std::move(kept);
    }

    void writeCopy(Database &source)
    {
        m_isStateOnly = holdsStateOnly(source);
        const bool keepsPapers = m_isStateOnly && m_isThere;
        const auto present = keepsPapers ? openCopy(m_library, m_options.isCancelled) : nullptr;
        (void)writeVerifiedCopy(present ? *present : source, m_unfinished, CopyOf::Everything);
    }

    void complete(Database &source)
    {
        Database database(m_unfinished, Access::ReadWrite, m_options.isCancelled);
        database.pragma(u"journal_mode = MEMORY"_s); // leaves no second file behind
        migrate(database, schemaScripts());
        clearOutdatedIndex(database); // first: what the events change leaves the index
        const auto present = m_isThere ? openCopy(m_library) : nullptr;
        Transaction transaction(database);
        EventMerger merger(database);
        readEvents(source, [&merger](const JournalEvent &event) { merger.add(event); });
        const qint64 fromSource = merger.added();
        if (present) {
            readEvents(*present, [&merger](const JournalEvent &event) { merger.add(event); });
            setDevice(database, present->text(u"SELECT value FROM meta WHERE key = 'device'"_s));
        }
        m_restored.broughtIn = m_isStateOnly ? fromSource : merger.added() - fromSource;
        (void)merger.finish();
        database.execute(u"DELETE FROM meta WHERE key = 'backup'"_s);
        transaction.commit();
        m_restored.contents = contentsOf(database);
    }

    QString m_library;
    QString m_file;
    const BackUpOptions &m_options;
    QString m_unfinished;
    bool m_isThere = false; // the present library
    bool m_isStateOnly = false;
    Restored m_restored;
};

} // namespace

std::optional<Backup> heldBy(const QString &library)
{
    if (QFileInfo(library).size() == 0)
        return {};
    Backup held{.path = library};
    try {
        held.contents = contentsOf(*openCopy(library));
    } catch (const Failed &failed) {
        held.problem = failed.error;
    }
    return held;
}

Result<Restored> restoreLibrary(const QString &library, const QString &file,
                                const BackUpOptions &options)
{
    try {
        return Restoring(library, file, options).run();
    } catch (const Failed &failed) {
        return Failure(failed.error);
    }
}

} // namespace broadsheet
