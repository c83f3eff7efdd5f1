#include "sqlite/Statement.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

[[noreturn]] void failNow(const Database &database, const char *what)
{
    failWith(sqlite3_extended_errcode(database.handle()), database.path(),
             QString::fromUtf8(sqlite3_errmsg(database.handle())) + u' ' + QString::fromUtf8(what));
}

} // namespace

Statement::Statement(const Database &database, const char *sql) : m_database(database)
{
    if (sqlite3_prepare_v2(database.handle(), sql, -1, &m_statement, nullptr) != SQLITE_OK)
        failNow(database, sql);
    m_texts.resize(static_cast<size_t>(sqlite3_bind_parameter_count(m_statement)) + 1);
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

bool Statement::step()
{
    switch (sqlite3_step(m_statement)) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        sqlite3_reset(m_statement);
        return false;
    default:
        failNow(m_database, sqlite3_sql(m_statement));
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

qint64 Statement::insertedRow() const
{
    return sqlite3_last_insert_rowid(m_database.handle());
}

qint64 Statement::changedRows() const
{
    return sqlite3_changes64(m_database.handle());
}

qint64 Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

QByteArrayView Statement::utf8(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QByteArrayView(text, sqlite3_column_bytes(m_statement, column));
}

QByteArrayView Statement::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return QByteArrayView(bytes, sqlite3_column_bytes(m_statement, column));
}

QStringList Statement::list(int column) const
{
    return text(column).split(listSeparator, Qt::SkipEmptyParts);
}

// Else the parameter would be NULL.
void Statement::require(int result) const
{
    if (result != SQLITE_OK)
        failNow(m_database, sqlite3_sql(m_statement));
}

void Statement::bind(int place, qint64 value)
{
    require(sqlite3_bind_int64(m_statement, place, value));
}

void Statement::bind(int place, const QString &value)
{
    QByteArray &utf8 = m_texts[static_cast<size_t>(place)];
    utf8 = value.toUtf8();
    require(sqlite3_bind_text64(m_statement, place, utf8.isNull() ? "" : utf8.constData(),
                                static_cast<sqlite3_uint64>(utf8.size()), SQLITE_STATIC,
                                SQLITE_UTF8));
}

void Statement::bind(int place, QUtf8StringView value)
{
    require(sqlite3_bind_text64(m_statement, place, value.isNull() ? "" : value.data(),
                                static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT,
                                SQLITE_UTF8));
}

void Statement::bind(int place, const QByteArray &value)
{
    require(sqlite3_bind_blob64(m_statement, place, value.isNull() ? "" : value.constData(),
                                static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT));
}

void Statement::bind(int place, QDate value)
{
    if (value != m_day) { // QDate::toString() takes longer than all other values of a row together
        m_day = value;
        m_dayText = value.toString(Qt::ISODate);
    }
    bind(place, m_dayText);
}

void Statement::bind(int place, std::optional<int> value)
{
    if (value)
        bind(place, *value);
    else
        require(sqlite3_bind_null(m_statement, place));
}

void Statement::bind(int place, const QStringList &value)
{
    bind(place, value.join(listSeparator));
}

} // namespace broadsheet
