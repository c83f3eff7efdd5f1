// The exception of the library's folders. DatabaseThread turns it into a Result; it never leaves
// them.
#pragma once

#include "base/Result.h"

namespace broadsheet {

struct Failed
{
    Error error;
    bool busy = false; // another process holds the lock; trying again can succeed
    int code = 0;      // SQLite's (extended) result code, if it comes from there
};

[[noreturn]] void fail(ErrorKind kind, QString message, QString detail = {});
// Throws what SQLite's (extended) result code means for the library at `path`.
[[noreturn]] void failWith(int code, const QString &path, const QString &detail);

// Why it failed, without a word of what was changed: for work in several steps, some of which were
// done. `failed.code` is SQLite's.
[[nodiscard]] QString reasonOf(const Failed &failed);

} // namespace broadsheet
