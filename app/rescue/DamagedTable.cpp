#include "rescue/DamagedTable.h"

#include <sqlite3.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int maxFailures = 20'000; // in one table; then the rest of it is given up

bool isDamage(int code)
{
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CONSTRAINT: // a value that no program of ours has written
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
    case SQLITE_ERROR:
        return true;
    default:
        return code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ ||
               code == SQLITE_IOERR_CORRUPTFS || code == SQLITE_IOERR_DATA;
    }
}

} // namespace

bool survives(const std::function<void()> &statement)
{
    try {
        statement();
        return true;
    } catch (const Failed &failed) {
        if (!isDamage(failed.code))
            throw;
        return false;
    }
}

DamagedTable::DamagedTable(Database &database, KeyedTable table, const QString &columns)
    : m_database(database), m_table(std::move(table)),
      m_insert(u"INSERT OR IGNORE INTO main.%1 (%2) SELECT %2 FROM damaged.%1"_s.arg(m_table.name,
                                                                                     columns)),
      m_columns(columns)
{}

// The ranges that are asked for grow while all goes well, and shrink to single keys at damage.
void DamagedTable::copy()
{
    qint64 at = m_table.first;
    qint64 size = m_table.last - at + 1;
    while (at <= m_table.last && m_failures < maxFailures) {
        const qint64 to = at + std::min(size, m_table.last - at + 1) - 1;
        if (copied(at, to)) {
            at = to + 1;
            size = std::min(2 * size, m_table.last);
        } else if (size > 1) {
            size = std::max<qint64>(size / 16, 1);
        } else {
            at = nextReadable(at);
        }
    }
    if (m_failures > 0)
        copyEnds();
}

bool DamagedTable::copied(qint64 from, qint64 to)
{
    const bool good = survives([&] {
        m_database.execute(m_insert + u" WHERE %1 >= ? AND %1 < ?"_s.arg(m_table.key),
                           m_table.keyFor(from), m_table.keyFor(to + 1));
    });
    m_failures += good ? 0 : 1;
    return good;
}

bool DamagedTable::isReadable(qint64 from)
{
    const bool good = survives([&] {
        Rows rows =
            m_database.select(u"SELECT %1 FROM damaged.%2 WHERE %3 >= ? ORDER BY %3 LIMIT 1"_s.arg(
                                  m_columns, m_table.name, m_table.key),
                              m_table.keyFor(from));
        (void)rows.next();
    });
    m_failures += good ? 0 : 1;
    return good;
}

// The first number behind `bad` from which something can be read, or where nothing follows.
qint64 DamagedTable::nextReadable(qint64 bad)
{
    qint64 step = 1;
    while (bad + step <= m_table.last && !isReadable(bad + step))
        step *= 2;
    qint64 lower = bad + step / 2;
    qint64 upper = std::min(bad + step, m_table.last + 1);
    while (upper - lower > 1) {
        const qint64 middle = lower + (upper - lower) / 2;
        (isReadable(middle) ? upper : lower) = middle;
    }
    return upper;
}

// Very many rows can have one number: from both ends towards the damage.
void DamagedTable::copyEnds()
{
    for (const QString &order : {u"ASC"_s, u"DESC"_s}) {
        qint64 good = 0;
        qint64 count = 1;
        for (; count < (qint64{1} << 30) && copiedSome(order, count); count *= 2)
            good = count;
        while (count - good > 1) {
            const qint64 middle = good + (count - good) / 2;
            (copiedSome(order, middle) ? good : count) = middle;
        }
    }
}

bool DamagedTable::copiedSome(const QString &order, qint64 count)
{
    return survives([&] {
        m_database.execute(m_insert + u" ORDER BY %1 %2 LIMIT ?"_s.arg(m_table.key, order), count);
    });
}

} // namespace broadsheet
