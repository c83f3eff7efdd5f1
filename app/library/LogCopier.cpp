#include "library/LogCopier.h"

#include "base/Logging.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Pages of the log, 4 KiB each.
constexpr int pagesToCopy = 1000;     // as SQLite does it
constexpr int pagesToWait = 10000;    // what works in steps waits
constexpr int pagesToCopyNow = 16000; // by whoever writes

// Copies what it can without waiting for those who read and write. Forces it to the disk.
// https://www.sqlite.org/pragma.html#pragma_wal_checkpoint
void copyLog(Database &database)
{
    try {
        database.pragma(u"wal_checkpoint(PASSIVE)"_s);
    } catch (const Failed &failed) {
        qCWarning(logLibrary) << failed.error.message << failed.error.detail;
    }
}

} // namespace

LogCopier::LogCopier(const QString &library)
    : m_thread(
          [library](const Database::IsCancelled &) {
              auto database = std::make_unique<Database>(library, Database::Access::ReadWrite);
              (void)database->number(u"SELECT count(*) FROM meta"_s); // SQLite opens the log
              return database;
          },
          {})
{}

// https://www.sqlite.org/c3ref/wal_hook.html
void LogCopier::watch(Database &writing)
{
    m_isWatching = true;
    const auto note = [](void *self, sqlite3 *handle, const char *, int pages) {
        static_cast<LogCopier *>(self)->noteCommit(handle, pages);
        return SQLITE_OK;
    };
    sqlite3_wal_hook(writing.handle(), note, this);
}

void LogCopier::endWatching(Database &writing)
{
    m_isWatching = false;
    sqlite3_wal_autocheckpoint(writing.handle(), pagesToCopy); // takes the place of the hook
}

// Most runs of the program write too little for that.
bool LogCopier::isThreadOpen()
{
    if (!m_isOpen)
        m_isOpen = m_thread.open().result().has_value();
    return *m_isOpen;
}

void LogCopier::noteCommit(sqlite3 *writing, int pages)
{
    m_pages = pages;
    if (pages < pagesToCopy)
        return;
    if (!isThreadOpen() || pages >= pagesToCopyNow)
        sqlite3_wal_checkpoint_v2(writing, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    else if (!m_isCopying.exchange(true))
        m_thread.run([this](Database &database) {
            copyLog(database);
            m_isCopying = false;
        });
}

bool LogCopier::isBehind() const
{
    return m_isWatching && m_isOpen.value_or(false) && m_pages >= pagesToWait;
}

void LogCopier::whenCopied(std::function<void()> next)
{
    if (!isBehind())
        return next();
    m_thread.run([this, next = std::move(next)](Database &database) {
        copyLog(database);
        m_pages = 0; // the next commit begins the log anew, unless somebody reads an old one
        next();
    });
}

} // namespace broadsheet
