// Keeps every other program and connection away from a library file while another file takes its
// place. Any thread.
#pragma once

#include <QString>

namespace broadsheet {

// Holds the locks that a writer of SQLite takes on the file (os_unix.c, "PENDING_BYTE"), whatever
// is in it: a damaged file has them as well. Others wait for them as for any writer.
class LibraryLock final
{
public:
    // Throws Failed when another connection has the library open, or it cannot be written. A file
    // that is missing needs no lock.
    explicit LibraryLock(const QString &path);
    ~LibraryLock();
    Q_DISABLE_COPY_MOVE(LibraryLock)

private:
    int m_file = -1;
};

} // namespace broadsheet
