#include "backups/UnfinishedChange.h"

#include "backups/SafeFiles.h"

#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// At the beginning of a journal, and at its end behind the name of a file (pager.c,
// "writeSuperJournal"). https://www.sqlite.org/fileformat.html#the_rollback_journal
constexpr char journalMagic[] = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";

bool namesAnotherFile(const QString &journal)
{
    QFile file(journal);
    const qint64 size = qint64(sizeof journalMagic) - 1;
    return !file.open(QIODevice::ReadOnly) || !file.seek(std::max<qint64>(file.size() - size, 0)) ||
           file.read(size) == QByteArrayView(journalMagic, size);
}

} // namespace

bool isUnfinishedChange(const Failed &failed)
{
    return failed.code == SQLITE_READONLY_ROLLBACK;
}

std::optional<Failed> unfinishedChange(const QString &path)
{
    if (QFileInfo(path + u"-journal"_s).size() == 0)
        return {};
    try {
        (void)Database(path, Database::Access::ReadOnly).pragma(u"schema_version"_s);
    } catch (const Failed &failed) {
        if (isUnfinishedChange(failed))
            return failed;
    }
    return {};
}

std::unique_ptr<Database> openUndone(const QString &library, const Failed &refused)
{
    const QString journal = library + u"-journal"_s;
    const QString copy = unfinishedName(library);
    const auto removal = qScopeGuard([&copy] { removeUnfinished(copy); });
    if (namesAnotherFile(journal) || !QFile::copy(library, copy) ||
        !QFile::copy(journal, copy + u"-journal"_s))
        throw refused;
    auto database = std::make_unique<Database>(copy, Database::Access::ReadWrite);
    (void)database->pragma(u"schema_version"_s);
    return database;
}

} // namespace broadsheet
