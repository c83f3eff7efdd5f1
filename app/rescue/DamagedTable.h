// Copies what can be read of one table of a damaged library.
#pragma once

#include "sqlite/Database.h"

namespace broadsheet {

// A table by a key that rises with numbers: its rows can be asked for from number to number.
struct KeyedTable
{
    QString name;
    QString key;                      // a column or `rowid`
    QString (*keyFor)(qint64 number); // rises with the number
    qint64 first = 0;
    qint64 last = 0;
};

// Copies rows from the attached database `damaged` into the table of the same name of `main`, which
// keeps rows that it has. Pages that cannot be read are stepped over: what is before and behind
// them is copied. Outside of transactions, because SQLite ends one in which it finds damage.
class DamagedTable final
{
public:
    // `columns`: of both tables, joined by commas.
    DamagedTable(Database &database, KeyedTable table, const QString &columns);

    // Throws Failed only for what is no damage: a full disk, or when it was cancelled.
    void copy();

private:
    bool copied(qint64 from, qint64 to);
    bool isReadable(qint64 from);
    [[nodiscard]] qint64 nextReadable(qint64 bad);
    void copyEnds();
    bool copiedSome(const QString &order, qint64 count);

    Database &m_database;
    KeyedTable m_table;
    QString m_insert;
    QString m_columns;
    int m_failures = 0;
};

// Runs a statement over a damaged database. False: it met damage. Other failures are thrown.
[[nodiscard]] bool survives(const std::function<void()> &statement);

} // namespace broadsheet
