// Copies SQLite's log (-wal) into the library on a thread of its own. SQLite itself does that
// inside the commit that makes the log large, and forcing all of it to the disk takes long.
#pragma once

#include "sqlite/DatabaseThread.h"

#include <atomic>

struct sqlite3;

namespace broadsheet {

// Everything but the constructor belongs to the thread of the connection that writes.
class LogCopier final
{
public:
    explicit LogCopier(const QString &library);

    // Copies what this connection commits, until endWatching(): then SQLite does it again.
    void watch(Database &writing);
    void endWatching(Database &writing);
    // Returns when nothing is being copied any more. Any thread, after endWatching().
    void finish() { m_thread.finish(); }

    // The log has become so large that whoever writes much should wait until it was copied. Only
    // then the space in it is used again.
    [[nodiscard]] bool isBehind() const;
    // Calls next() when the log was copied, on any thread; at once if it is not behind.
    void whenCopied(std::function<void()> next);

private:
    void noteCommit(sqlite3 *writing, int pages);
    [[nodiscard]] bool isThreadOpen();

    DatabaseThread m_thread;
    std::optional<bool> m_isOpen; // nothing: not tried yet
    bool m_isWatching = false;
    std::atomic<int> m_pages = 0; // of the log at the last commit; 0: all were copied since
    std::atomic<bool> m_isCopying = false;
};

} // namespace broadsheet
