#include "library/LostFile.h"

#include "backups/Backups.h"
#include "journal/EventFileKeeper.h"
#include "library/Tr.h"

#include <QFileInfo>

namespace broadsheet {

namespace {

QString goneText(Database &database, const Clock &clock)
{
    const QString &library = database.path();
    const Result<Backup> kept = addBackupOfLost(database, clock);
    const QString whatIsKept = kept
                                   ? LibraryTr::tr("What it held is kept as %1.").arg(kept->path)
                                   : LibraryTr::tr("What it held could not be kept as a backup. %1")
                                         .arg(kept.error().message);
    const QString text =
        QFileInfo::exists(library)
            ? LibraryTr::tr("Another file took the place of the library %1. %2 “Start again” opens "
                            "the file that is there now.")
            : LibraryTr::tr("The library %1 was deleted. %2 “Start again” makes it again from its "
                            "journal file and its backups.");
    return text.arg(library, whatIsKept);
}

QString movedText(const QString &library, const QString &newPath)
{
    return newPath.isEmpty()
               ? LibraryTr::tr("The library %1 was moved. What you do is saved where it is now.")
                     .arg(library)
               : LibraryTr::tr("The library %1 was moved. What you do is saved in %2. Move it back "
                               "before you start again, or give its new place with --library.")
                     .arg(library, newPath);
}

} // namespace

QString keepLost(Database &database, FilePlace &place, const Clock &clock)
{
    const QString &library = database.path();
    switch (place.look(database)) {
    case FilePlace::Fate::InPlace:
        return {};
    case FilePlace::Fate::Moved:
        return movedText(library, place.newPath());
    case FilePlace::Fate::Gone:
        return goneText(database, clock);
    case FilePlace::Fate::Overwritten:
        return LibraryTr::tr("Something else was written into the library %1, so nothing more can "
                             "be saved in it. What you did is in the journal file %2. “Start "
                             "again” brings it back from there.")
            .arg(library, EventFileKeeper::pathBeside(library));
    }
    Q_UNREACHABLE();
}

} // namespace broadsheet
