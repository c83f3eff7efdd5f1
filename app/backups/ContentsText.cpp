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

QString plainMoment(const QDateTime &moment, const QLocale & /*locale*/)
{
    return moment.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s);
}

QString contentsText(const LibraryContents &contents, const QLocale &locale, MomentText momentText)
{
    const QString text = BackupsTr::tr("papers %1, read %2, stars %3, tags %4, notes %5")
                             .arg(locale.toString(contents.papers), locale.toString(contents.read),
                                  locale.toString(contents.starred), locale.toString(contents.tags),
                                  locale.toString(contents.notes));
    return contents.newestEvent.isValid()
               ? text + u", "_s +
                     BackupsTr::tr("newest mark %1").arg(momentText(contents.newestEvent, locale))
               : text;
}

} // namespace broadsheet
