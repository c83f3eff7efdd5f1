#include "backups/VerifiedCopy.h"

#include "backups/EventRows.h"
#include "backups/SafeFiles.h"
#include "backups/Tr.h"
#include "sqlite/Migrations.h"
#include "sqlite/Transaction.h"

#include <QScopeGuard>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Access = Database::Access;

constexpr auto stateOnly = "state"_L1; // of the key 'backup' in the table `meta`

Database::IsCancelled sameAs(Database &source)
{
    return [&source] { return source.isCancelled(); };
}

// A page that is used twice could make the copy endless.
void requireWhole(Database &source, CopyOf what)
{
    const QString check = what == CopyOf::State ? u"quick_check(event)"_s : u"quick_check"_s;
    if (const QString verdict = source.pragma(check); verdict != "ok"_L1)
        fail(ErrorKind::Malformed,
             BackupsTr::tr("The library %1 is damaged. It was not changed.").arg(source.path()),
             verdict);
}

void copyState(Database &source, const QString &unfinished)
{
    Database copy(unfinished, Access::ReadWrite, sameAs(source));
    copy.pragma(u"journal_mode = MEMORY"_s); // leaves no second file behind
    migrate(copy, schemaScripts());
    Transaction transaction(copy);
    const Snapshot snapshot(source);
    {
        Rows rows = source.select(u"SELECT key, value FROM meta"_s);
        while (rows.next())
            copy.execute(u"INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"_s, rows.text(0),
                         rows.text(1));
    }
    readEvents(source, [&copy](const JournalEvent &event) { addEvent(copy, event); });
    {
        Rows rows = source.select(u"SELECT kind, subject, value, text, at, event FROM state"_s);
        while (rows.next())
            copy.execute(u"INSERT INTO state (kind, subject, value, text, at, event)"
                         " VALUES (?, ?, ?, ?, ?, ?)"_s,
                         rows.text(0), rows.text(1), rows.number(2), rows.text(3), rows.number(4),
                         rows.text(5));
    }
    copy.execute(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('backup', ?)"_s,
                 QString(stateOnly));
    transaction.commit();
}

// What others share with the reader is theirs to take away, so no copy keeps it.
void leaveLabOut(Database &source, const QString &unfinished)
{
    const QString tables = u"SELECT name FROM sqlite_schema WHERE type = 'table'"
                           " AND name LIKE 'lab\\_%' ESCAPE '\\'"_s;
    if (source.text(tables).isEmpty() || source.number(u"SELECT count(*) FROM lab_member"_s) == 0)
        return;
    Database copy(unfinished, Access::ReadWrite, sameAs(source));
    copy.pragma(u"journal_mode = MEMORY"_s); // leaves no second file behind
    copy.pragma(u"secure_delete = ON"_s);
    QStringList names;
    for (Rows rows = copy.select(tables); rows.next();)
        names.append(rows.text(0));
    Transaction transaction(copy);
    for (const QString &name : std::as_const(names))
        copy.execute(u"DELETE FROM "_s + name);
    transaction.commit();
}

LibraryContents readBack(Database &source, const QString &unfinished, qint64 eventsBefore)
{
    Database copy(unfinished, Access::Immutable, sameAs(source));
    const QString verdict = copy.pragma(u"integrity_check"_s);
    const LibraryContents contents = contentsOf(copy);
    if (verdict != "ok"_L1 || contents.events < eventsBefore)
        fail(ErrorKind::Storage,
             BackupsTr::tr("The copy of the library %1 is damaged. It was not kept.")
                 .arg(source.path()),
             verdict);
    return contents;
}

} // namespace

LibraryContents writeVerifiedCopy(Database &source, const QString &unfinished, CopyOf what)
{
    auto removal = qScopeGuard([&unfinished] { removeUnfinished(unfinished); });
    requireWhole(source, what);
    const qint64 events = source.number(u"SELECT count(*) FROM event"_s);
    if (what == CopyOf::State)
        copyState(source, unfinished);
    else
        source.execute(u"VACUUM INTO ?"_s, unfinished);
    leaveLabOut(source, unfinished);
    source.throwIfCancelled(); // small copies are not interrupted
    finishFile(unfinished);
    LibraryContents contents = readBack(source, unfinished, events);
    removal.dismiss();
    return contents;
}

bool holdsStateOnly(Database &database)
{
    return database.text(u"SELECT value FROM meta WHERE key = 'backup'"_s) == stateOnly;
}

} // namespace broadsheet
