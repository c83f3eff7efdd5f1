// Reads what can be read of a damaged library. Throws Failed.
#pragma once

#include "sqlite/Database.h"

namespace broadsheet {

// `into`: an empty library of the newest version, without a transaction. It is not to be used as
// one: damage can have changed the rows, see MergeSalvaged.h. `damaged` is only read: as it is with
// its log, and without. Only tables that both have are read, and only if the damaged file's schema
// is one of ours.
void salvage(Database &into, const QString &damaged);

// The columns that the table has in both the database and the one that is attached as `schema`,
// joined by commas; empty: it has no such table.
[[nodiscard]] QString sharedColumns(Database &database, const QString &table,
                                    const QString &schema);

// Attaches a file under a name, for reading, while it lives.
class Attached final
{
public:
    enum class Log { Used, Ignored };
    Attached(Database &database, const QString &file, const QString &name, Log log);
    ~Attached();
    Q_DISABLE_COPY_MOVE(Attached)

private:
    Database &m_database;
    QString m_name;
};

} // namespace broadsheet
