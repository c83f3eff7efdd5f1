// Backups of a library: copies that were checked, in the folder "<library file>.backups" beside it,
// named by the moment at which they were made. README.md has the rules.
//
// Every function blocks for as long as it takes to read and write the file, and can be called from
// any thread. Nothing here throws.
#pragma once

#include "backups/LibraryContents.h"
#include "base/Clock.h"
#include "base/Result.h"

#include <QList>
#include <QLocale>

#include <functional>
#include <optional>

namespace broadsheet {

class Database;

struct Backup
{
    enum class Kind {
        Whole,
        State,        // without papers, which can be fetched again: the library is large
        BeforeUpdate, // of an older version's library; never removed
        Fewer,        // it has fewer marks than one before, which therefore stay
    };

    QString path;
    QDateTime at; // UTC
    Kind kind = Kind::Whole;
    LibraryContents contents;
    std::optional<Error> problem = {}; // it cannot be read; there are no contents then
};

using MomentText = QString (*)(const QDateTime &moment, const QLocale &locale);
[[nodiscard]] QString plainMoment(const QDateTime &moment, const QLocale &locale);
// "papers 1223, read 12, stars 57, tags 3, notes 2, newest mark 2026-11-25 21:14", as the command
// line writes numbers and moments; the window has forms of its own.
[[nodiscard]] QString contentsText(const LibraryContents &contents,
                                   const QLocale &locale = QLocale::c(),
                                   MomentText momentText = plainMoment);
// What is unusual about it, for the user; empty: nothing.
[[nodiscard]] QString remarkOn(const Backup &backup);

[[nodiscard]] QString backupFolder(const QString &library);

// The newest first.
[[nodiscard]] QList<Backup> backupsOf(const QString &library);

// What a library that is in use holds; nothing: it cannot be read.
[[nodiscard]] std::optional<Backup> contentsInUse(const QString &library);

struct BackUpOptions
{
    Clock clock = systemTime;
    std::function<bool()> isCancelled = {}; // asked on the thread that writes
};

// Adds one to the folder and removes those that time has made superfluous. The state alone is
// copied when the library is larger than `wholeBytes`. Fails with ErrorKind::Storage when it cannot
// be written and with Malformed when the library is damaged; nothing else is changed then.
inline constexpr qint64 wholeBytes = 64 * 1024 * 1024;
[[nodiscard]] Result<Backup> addBackup(const QString &library, const BackUpOptions &options = {});

// Does the same unless a backup was made today (in the time zone of this computer), or the library
// is empty or read-only; then it returns nothing.
[[nodiscard]] Result<std::optional<Backup>> addBackupWhenDue(const QString &library,
                                                             const BackUpOptions &options = {});

// Copies everything to a file that the user chose. What is there is replaced only if it is a
// library that has no more marks than this one; else it fails with ErrorKind::Usage.
[[nodiscard]] Result<Backup> backUpTo(const QString &library, const QString &file,
                                      const BackUpOptions &options = {});

// Adds one of everything that an open connection has, whose file was deleted or replaced by
// another.
[[nodiscard]] Result<Backup> addBackupOfLost(Database &database, const Clock &clock);

// The same for a connection to a library that is about to be updated. Throws Failed.
void backUpBeforeUpdate(Database &database, qint64 version);

} // namespace broadsheet
