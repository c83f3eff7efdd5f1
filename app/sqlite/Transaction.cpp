#include "sqlite/Transaction.h"

#include "base/Logging.h"
#include "sqlite/Tr.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace broadsheet {

Transaction::Transaction(Database &database) : m_database(database)
{
    if (database.isReadOnly())
        fail(
            ErrorKind::Storage,
            SqliteTr::tr("The library %1 is read-only. Nothing was changed.").arg(database.path()));
    m_database.execute(u"BEGIN IMMEDIATE"_s);
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    try {
        m_database.execute(u"ROLLBACK"_s);
    } catch (const Failed &) {
        // SQLite rolls back by itself when the disk fails, and then reports that no transaction is
        // open.
    }
    if (CommitWatcher *watcher = m_database.commitWatcher())
        watcher->ended(m_database, false);
}

void Transaction::commit()
{
    CommitWatcher *watcher = m_database.commitWatcher();
    if (watcher != nullptr)
        watcher->committing(m_database);
    m_database.execute(u"COMMIT"_s);
    m_open = false;
    if (watcher != nullptr)
        watcher->ended(m_database, true);
}

Snapshot::Snapshot(Database &database)
    : m_database(database), m_open(sqlite3_get_autocommit(database.handle()) != 0)
{
    if (m_open)
        m_database.execute(u"BEGIN"_s);
}

Snapshot::~Snapshot()
{
    if (m_open)
        sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

RelaxedCommits::RelaxedCommits(Database &database) : m_database(database)
{
    m_database.pragma(u"synchronous = NORMAL"_s);
}

RelaxedCommits::~RelaxedCommits()
{
    try {
        m_database.pragma(u"synchronous = FULL"_s);
    } catch (const Failed &failed) {
        qCWarning(logLibrary) << failed.error.message << failed.error.detail;
    }
}

} // namespace broadsheet
