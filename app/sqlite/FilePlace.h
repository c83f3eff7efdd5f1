// Where the file of an open connection is now. Another program can delete it, move it or its
// folder, or write something else into it. SQLite goes on with the file that it opened, so what is
// written from then on can be gone when the program ends.
#pragma once

#include "sqlite/Database.h"

namespace broadsheet {

class FilePlace final
{
public:
    enum class Fate {
        InPlace,
        Moved,       // to newPath(); what is written is kept there
        Gone,        // deleted, or another file took its place; only this connection has it
        Overwritten, // emptied, or filled with something else
    };

    // The file is where it belongs.
    explicit FilePlace(const Database &database);

    // Takes microseconds. Does not throw. A file that was not in its place once does not come back.
    Fate look(const Database &database);
    [[nodiscard]] const QString &newPath() const { return m_newPath; } // empty: not known

private:
    [[nodiscard]] Fate lookAgain(const Database &database);
    [[nodiscard]] bool isOverwritten(const Database &database);

    quint64 m_device = 0; // of the file's inode
    quint64 m_inode = 0;
    quint32 m_changes = 0; // SQLite counts them in the header
    Fate m_fate = Fate::InPlace;
    QString m_newPath;
};

} // namespace broadsheet
