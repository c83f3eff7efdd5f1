#include "sqlite/Defence.h"

#include "base/Limits.h"

#include <sqlite3.h>

namespace broadsheet {

namespace {

struct Setting
{
    int what;
    int value;
};

// https://www.sqlite.org/security.html
constexpr Setting switches[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},       {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_ENABLE_VIEW, 0},     {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0}, {SQLITE_DBCONFIG_DQS_DDL, 0},
    {SQLITE_DBCONFIG_DQS_DML, 0},
};

constexpr Setting limits[] = {
    {SQLITE_LIMIT_LENGTH, maxLibraryValueBytes},
    {SQLITE_LIMIT_SQL_LENGTH, maxSqlBytes},
    {SQLITE_LIMIT_COLUMN, maxSqlColumns},
};

} // namespace

void defend(sqlite3 *connection)
{
    for (const Setting &setting : switches)
        sqlite3_db_config(connection, setting.what, setting.value, nullptr);
    for (const Setting &limit : limits)
        sqlite3_limit(connection, limit.what, limit.value);
}

} // namespace broadsheet
