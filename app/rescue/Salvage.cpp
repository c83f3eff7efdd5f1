#include "rescue/Salvage.h"

#include "backups/SafeFiles.h"
#include "base/Limits.h"
#include "rescue/DamagedTable.h"
#include "rescue/Nonsense.h"
#include "rescue/RepairedHeader.h"
#include "sqlite/Migrations.h"
#include "sqlite/SchemaCheck.h"

#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Access = Database::Access;

QString asNumber(qint64 number)
{
    return QString::number(number);
}

// How the ids of events begin: with 48 bits of their time.
QString asEventId(qint64 time)
{
    const QString digits = u"%1"_s.arg(time, 12, 16, QChar(u'0'));
    return digits.first(8) + u'-' + digits.sliced(8);
}

QString asDay(qint64 julianDay)
{
    return QDate::fromJulianDay(julianDay).toString(Qt::ISODate);
}

constexpr qint64 maxRow = qint64{1} << 32;
constexpr qint64 maxTime = (qint64{1} << 47) - 1;

// What cannot be computed from other tables, in an order in which nothing refers to later ones.
const QList<KeyedTable> &salvagedTables()
{
    static const QList<KeyedTable> tables{
        {u"event"_s, u"id"_s, asEventId, 0, maxTime},
        {u"paper"_s, u"number"_s, asNumber, 0, maxPaperNumber},
        {u"listing"_s, u"number"_s, asNumber, 0, maxRow},
        {u"text"_s, u"rowid"_s, asNumber, 0, maxRow},
        {u"vote"_s, u"paper"_s, asNumber, 0, maxPaperNumber},
        {u"milestone"_s, u"paper"_s, asNumber, 0, maxPaperNumber},
        {u"day"_s, u"day"_s, asDay, QDate(1900, 1, 1).toJulianDay(),
         QDate(2200, 1, 1).toJulianDay()},
    };
    return tables;
}

bool hasOurSchema(const QString &file, Access access)
{
    bool same = false;
    (void)survives([&] {
        Database database(file, access);
        const QStringList scripts = schemaScripts();
        const int version = database.pragma(u"user_version"_s).toInt();
        if (version < 1 || version > scripts.size())
            return;
        checkSchema(database, scripts, version);
        same = true;
    });
    return same;
}

// The events behind the state, for those that could not be read.
void copyState(Database &into)
{
    const QString text =
        sharedColumns(into, u"state"_s, u"damaged"_s).contains(u"text"_s) ? u"text"_s : u"''"_s;
    for (const QString &order : {u"ASC"_s, u"DESC"_s}) {
        const QString sql =
            u"INSERT OR IGNORE INTO main.event"
            " (id, at, device, action, kind, subject, value, text)"
            " SELECT event, at, 'salvage', event, kind, subject, value, %1 FROM damaged.state AS s"
            " WHERE NOT EXISTS (SELECT 1 FROM main.event AS e WHERE e.kind = s.kind"
            " AND e.subject = s.subject AND e.at >= s.at)"
            " ORDER BY kind %2, subject %2 LIMIT ?"_s.arg(text, order);
        for (qint64 count = 1; count < (qint64{1} << 24); count *= 2)
            if (!survives([&] { into.execute(sql, count); }))
                break;
    }
}

void copyTables(Database &into)
{
    for (const KeyedTable &table : salvagedTables())
        if (const QString columns = sharedColumns(into, table.name, u"damaged"_s);
            !columns.isEmpty())
            DamagedTable(into, table, columns).copy();
    dropNonsense(into); // the state may have what is nonsense among the events
    copyState(into);
    (void)survives([&into] {
        into.execute(u"INSERT OR REPLACE INTO main.meta SELECT key, value FROM damaged.meta"
                     " WHERE key IN ('device', 'identities')"_s);
    });
}

void copyFrom(Database &into, const QString &file, Attached::Log log)
{
    (void)survives([&] {
        const Attached attached(into, file, u"damaged"_s, log);
        copyTables(into);
    });
}

// To read a log, SQLite takes locks, and whoever rescues a library keeps everybody from doing that.
// So this reads a copy.
void copyWithLog(Database &into, const QString &damaged)
{
    const QString copy = unfinishedName(damaged);
    const auto removeCopy = qScopeGuard([&copy] {
        for (const auto &suffix : {""_L1, "-wal"_L1, "-shm"_L1})
            QFile::remove(copy + suffix);
    });
    if (QFile::copy(damaged, copy) && QFile::copy(damaged + u"-wal"_s, copy + u"-wal"_s) &&
        hasOurSchema(copy, Access::ReadOnly))
        copyFrom(into, copy, Attached::Log::Used);
}

} // namespace

QString sharedColumns(Database &database, const QString &table, const QString &schema)
{
    QStringList columns;
    (void)survives([&] {
        Rows rows = database.select(
            u"SELECT a.name FROM pragma_table_info(?, 'main') AS a"
            " JOIN pragma_table_info(?, ?) AS b ON b.name = a.name ORDER BY a.cid"_s,
            table, table, schema);
        while (rows.next())
            columns.append(rows.text(0));
    });
    return columns.join(u", "_s);
}

Attached::Attached(Database &database, const QString &file, const QString &name, Log log)
    : m_database(database), m_name(name)
{
    const QString options = log == Log::Used ? u"?mode=ro"_s : u"?immutable=1"_s;
    const QString uri = QString::fromLatin1(QUrl::fromLocalFile(file).toEncoded()) + options;
    database.execute(u"ATTACH ? AS "_s + name, uri);
}

Attached::~Attached()
{
    try {
        m_database.execute(u"DETACH "_s + m_name);
    } catch (const Failed &) {
        // the connection is closed soon
    }
}

void salvage(Database &into, const QString &damaged)
{
    if (QFileInfo(damaged + u"-wal"_s).size() > 0)
        copyWithLog(into, damaged);
    if (hasOurSchema(damaged, Access::Immutable))
        return copyFrom(into, damaged, Attached::Log::Ignored);
    const QString repaired = unfinishedName(damaged);
    const auto removeRepaired = qScopeGuard([&repaired] { QFile::remove(repaired); });
    if (writeRepaired(damaged, repaired) && hasOurSchema(repaired, Access::Immutable))
        copyFrom(into, repaired, Attached::Log::Ignored);
}

} // namespace broadsheet
