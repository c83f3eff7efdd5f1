#include "syncpostgres/PostgresRows.h"

#include <libpq-fe.h>

using namespace Qt::StringLiterals;

namespace broadsheet {

PostgresRows::PostgresRows(pg_result *result) : m_result(result) {}

void PostgresRows::Clear::operator()(pg_result *result) const
{
    PQclear(result);
}

int PostgresRows::count() const
{
    return PQntuples(m_result.get());
}

bool PostgresRows::isNull(int row, int column) const
{
    return PQgetisnull(m_result.get(), row, column) != 0;
}

QString PostgresRows::text(int row, int column) const
{
    return QString::fromUtf8(PQgetvalue(m_result.get(), row, column),
                             PQgetlength(m_result.get(), row, column));
}

qint64 PostgresRows::number(int row, int column) const
{
    return QByteArray(PQgetvalue(m_result.get(), row, column)).toLongLong();
}

bool PostgresRows::flag(int row, int column) const
{
    return text(row, column) == "t"_L1;
}

qint64 PostgresRows::changed() const
{
    return QByteArray(PQcmdTuples(m_result.get())).toLongLong();
}

} // namespace broadsheet
