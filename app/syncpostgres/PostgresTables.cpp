#include "syncpostgres/PostgresTables.h"

#include "syncpostgres/PostgresConnection.h"
#include "syncpostgres/PostgresTransaction.h"
#include "syncpostgres/Tr.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qint64 tablesVersion = 1;

// Asks the table, not to_regclass(), which remembers within a transaction that there was none.
Result<bool> hasTable(PostgresConnection &connection, const QString &name)
{
    return connection
        .run(u"SELECT EXISTS (SELECT FROM pg_class AS c JOIN pg_namespace AS n"
             " ON n.oid = c.relnamespace WHERE n.nspname = 'broadsheet' AND c.relname = $1)"_s,
             {name})
        .map([](const PostgresRows &rows) { return rows.flag(0, 0); });
}

QString script(const QString &name)
{
    QFile file(u":/broadsheet/server/"_s + name);
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    return isThere ? QString::fromUtf8(file.readAll()) : QString();
}

// `table`: one of those that the script makes.
Result<void> makeTables(PostgresConnection &connection, const QString &table, const QString &name)
{
    // Any number, but always the same.
    const auto locked = connection.run(u"SELECT pg_advisory_xact_lock(6255719001152)"_s);
    if (!locked)
        return Failure(locked.error());
    const Result<bool> isMade = hasTable(connection, table);
    if (!isMade)
        return Failure(isMade.error());
    return *isMade ? Result<void>() : connection.runScript(script(name));
}

Result<void> makeMissing(PostgresConnection &connection, const QString &table, const QString &name)
{
    const Result<bool> isMade = hasTable(connection, table);
    if (!isMade)
        return Failure(isMade.error());
    if (*isMade)
        return {};
    return inTransaction(connection, [&] { return makeTables(connection, table, name); });
}

Failure mayNotMake(const PostgresConnection &connection, const Error &error)
{
    return failure(ErrorKind::Usage,
                   SyncPostgresTr::tr("%1 has no tables of Broadsheet yet, and you may not make "
                                      "them. Ask whoever runs the server for the right to create "
                                      "in this database.")
                       .arg(connection.server()),
                   error.detail);
}

Failure notOurs(const PostgresConnection &connection, const QString &detail)
{
    return failure(ErrorKind::Malformed,
                   SyncPostgresTr::tr("%1 has tables that are not those of Broadsheet.")
                       .arg(connection.server()),
                   detail);
}

Result<void> checkVersion(PostgresConnection &connection)
{
    const auto rows = connection.run(u"SELECT count(*), max(version) FROM broadsheet.version"_s);
    if (!rows)
        return Failure(rows.error());
    if (rows->number(0, 1) > tablesVersion)
        return failure(ErrorKind::Newer,
                       SyncPostgresTr::tr("%1 is in use by a later version of Broadsheet. Update "
                                          "Broadsheet here to go on.")
                           .arg(connection.server()));
    if (rows->number(0, 0) != 1 || rows->number(0, 1) != tablesVersion)
        return notOurs(connection, u"version "_s + rows->text(0, 1));
    return {};
}

// A trigger or a rule would run what somebody else wrote with the rights of the user.
Result<void> checkSafety(PostgresConnection &connection)
{
    const auto rows = connection.run(
        u"WITH tables AS (SELECT oid, relname, relkind, relrowsecurity AND relforcerowsecurity AS"
        " is_apart FROM pg_class WHERE relnamespace = 'broadsheet'::regnamespace)"
        " SELECT (SELECT count(*) FROM pg_trigger AS t JOIN tables ON tables.oid = t.tgrelid"
        " WHERE NOT t.tgisinternal),"
        " (SELECT count(*) FROM pg_rewrite AS r JOIN tables ON tables.oid = r.ev_class),"
        " (SELECT count(*) FROM tables WHERE relkind IN ('r', 'p') AND NOT is_apart"
        " AND relname <> 'version')"_s);
    if (!rows)
        return Failure(rows.error());
    const QList<qint64> faults{rows->number(0, 0), rows->number(0, 1), rows->number(0, 2)};
    if (faults != QList<qint64>{0, 0, 0})
        return notOurs(connection,
                       u"%1 triggers, %2 rules, %3 tables without row security"_s.arg(faults[0])
                           .arg(faults[1])
                           .arg(faults[2]));
    return {};
}

// Tables that came later than the first ones. `refused`: what is said of %1, the server, and of %2,
// the script.
Result<void> prepareBeside(PostgresConnection &connection, const QString &table,
                           const QString &name, const QString &refused)
{
    const Result<void> made = makeMissing(connection, table, name);
    if (made)
        return checkSafety(connection);
    if (!made.error().detail.startsWith("42501"_L1))
        return made;
    return failure(ErrorKind::Usage, refused.arg(connection.server(), name), made.error().detail);
}

} // namespace

Result<void> prepareTables(PostgresConnection &connection)
{
    const Result<void> made = makeMissing(connection, u"version"_s, u"tables.sql"_s);
    if (!made && made.error().detail.startsWith("42501"_L1))
        return mayNotMake(connection, made.error());
    if (!made)
        return made;
    const Result<void> version = checkVersion(connection);
    return version ? checkSafety(connection) : version;
}

Result<void> prepareContentTables(PostgresConnection &connection)
{
    return prepareBeside(
        connection, u"content"_s, u"content.sql"_s,
        SyncPostgresTr::tr("%1 has no tables for papers yet, and you may not make them. "
                           "What you star, read and write travels; papers do not. Ask "
                           "whoever runs the server to run %2 of Broadsheet there."));
}

Result<void> prepareGroupTables(PostgresConnection &connection)
{
    return prepareBeside(
        connection, u"group_content"_s, u"group.sql"_s,
        SyncPostgresTr::tr("%1 has no tables for papers yet, and you may not make them. Ask "
                           "whoever runs the server to run %2 of Broadsheet there."));
}

} // namespace broadsheet
