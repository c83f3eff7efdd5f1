#include "backups/Backups.h"
#include "backups/Tr.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

QString remarkOn(const Backup &backup)
{
    if (backup.problem)
        return backup.problem->message;
    switch (backup.kind) {
    case Backup::Kind::Whole:
        return {};
    case Backup::Kind::State:
        return BackupsTr::tr("marks only, without papers");
    case Backup::Kind::BeforeUpdate:
        return BackupsTr::tr("before an update of the library");
    case Backup::Kind::Fewer:
        return BackupsTr::tr("holds less than an older one");
    }
    Q_UNREACHABLE();
}

QString contentsText(const LibraryContents &contents)
{
    const QString text = BackupsTr::tr("papers %1, read %2, stars %3, tags %4, notes %5")
                             .arg(contents.papers)
                             .arg(contents.read)
                             .arg(contents.starred)
                             .arg(contents.tags)
                             .arg(contents.notes);
    return contents.newestEvent.isValid()
               ? text + u", "_s +
                     BackupsTr::tr("newest mark %1")
                         .arg(contents.newestEvent.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s))
               : text;
}

} // namespace broadsheet
