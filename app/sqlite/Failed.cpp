#include "sqlite/Failed.h"

#include "base/Logging.h"
#include "sqlite/Tr.h"

#include <sqlite3.h>

namespace broadsheet {

void fail(ErrorKind kind, QString message, QString detail)
{
    throw Failed{Error{kind, std::move(message), std::move(detail)}};
}

namespace {

// https://www.sqlite.org/rescode.html
[[noreturn]] void failInWords(int code, const QString &path, const QString &detail)
{
    switch (code & 0xff) { // the higher bits belong to the extended code
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw Failed{Error{ErrorKind::Storage,
                           SqliteTr::tr("Another program is writing to the library %1. Nothing "
                                        "was changed. Try again in a moment.")
                               .arg(path),
                           detail},
                     true};
    case SQLITE_TOOBIG:
        fail(ErrorKind::TooLarge,
             SqliteTr::tr("The library %1 holds a value that is too long. Nothing was changed.")
                 .arg(path),
             detail);
    case SQLITE_INTERRUPT:
        fail(ErrorKind::Cancelled, SqliteTr::tr("Cancelled."));
    case SQLITE_READONLY:
        if (code == SQLITE_READONLY_ROLLBACK)
            fail(ErrorKind::Malformed,
                 SqliteTr::tr("The library %1 was left in the middle of a change, which "
                              "“%2” holds. It was not opened.")
                     .arg(path, path + QStringLiteral("-journal")),
                 detail);
        fail(ErrorKind::Storage,
             SqliteTr::tr("The library %1 is read-only. Nothing was changed.").arg(path), detail);
    case SQLITE_FULL:
        fail(ErrorKind::Storage,
             SqliteTr::tr("The disk is full. Nothing was changed in the library %1.").arg(path),
             detail);
    case SQLITE_IOERR:
        fail(ErrorKind::Storage,
             SqliteTr::tr("The library %1 could not be read from or written to the disk. Nothing "
                          "was changed.")
                 .arg(path),
             detail);
    case SQLITE_CANTOPEN:
        fail(ErrorKind::Storage, SqliteTr::tr("The library %1 cannot be opened.").arg(path),
             detail);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        fail(ErrorKind::Malformed, SqliteTr::tr("The library %1 is damaged.").arg(path), detail);
    default:
        fail(ErrorKind::Storage,
             SqliteTr::tr("The library %1 could not be read or written. Nothing was changed.")
                 .arg(path),
             detail);
    }
}

} // namespace

void failWith(int code, const QString &path, const QString &detail)
{
    qCDebug(logLibrary) << path << detail;
    try {
        failInWords(code, path, detail);
    } catch (Failed &failed) {
        failed.code = code;
        throw;
    }
}

QString reasonOf(const Failed &failed)
{
    if (failed.busy)
        return SqliteTr::tr("Another program is writing to the library.");
    return (failed.code & 0xff) == SQLITE_FULL
               ? SqliteTr::tr("The disk is full.")
               : SqliteTr::tr("The library could not be read or written.");
}

} // namespace broadsheet
