#include "sqlite/Database.h"

#include "sqlite/Defence.h"
#include "sqlite/SqlFunctions.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QUrl>
#include <QUuid>

#include <sqlite3.h>

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

[[noreturn]] void failWith(const QSqlError &error, const QString &path, const QString &sql = {})
{
    broadsheet::failWith(error.nativeErrorCode().toInt(), path,
                         error.text() + u" ["_s + error.nativeErrorCode() + u"] "_s + sql);
}

// The connection inside Qt's driver.
sqlite3 *handleOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    Q_ASSERT(qstrcmp(handle.typeName(), "sqlite3*") == 0);
    return *static_cast<sqlite3 *const *>(handle.constData());
}

// What SQLite is to open. Debian's SQLite takes every name that begins with "file:" for a URI, so
// names of files are made absolute.
QString nameFor(const QString &path, Database::Access access)
{
    if (path == inMemory)
        return path;
    const QString file = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (access != Database::Access::Immutable)
        return file;
    return QString::fromLatin1(QUrl::fromLocalFile(file).toEncoded()) + u"?immutable=1"_s;
}

// Each connection is used by one thread at a time, and nobody asks how much memory SQLite has, so
// it need not lock anything for that. Has an effect before the first connection is opened.
// https://www.sqlite.org/threadsafe.html
void leaveOutLocks()
{
    static const bool isDone = sqlite3_config(SQLITE_CONFIG_MULTITHREAD) == SQLITE_OK &&
                               sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;
    Q_UNUSED(isDone)
}

QString optionsFor(Database::Access access)
{
    switch (access) {
    case Database::Access::ReadWrite:
        return u"QSQLITE_OPEN_URI"_s; // for what is attached
    case Database::Access::ReadOnly:
        return u"QSQLITE_OPEN_READONLY"_s;
    case Database::Access::Immutable:
        return u"QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

bool Rows::next()
{
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        failWith(m_query.lastError(), m_path);
    return false;
}

QDate Rows::day(int column) const
{
    return QDate::fromString(text(column), Qt::ISODate);
}

QStringList Rows::list(int column) const
{
    return text(column).split(listSeparator, Qt::SkipEmptyParts);
}

std::optional<int> Rows::known(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(count(column));
}

Database::Connection::~Connection()
{
    const QString name = database.connectionName();
    database = {}; // removeDatabase() requires that no handle is left
    QSqlDatabase::removeDatabase(name);
}

Database::Database(const QString &path, Access access, IsCancelled isCancelled)
    : m_path(path), m_access(access), m_connection{QSqlDatabase::addDatabase(
                                          u"QSQLITE"_s, QUuid::createUuid().toString())},
      m_busyTimeout(busyTimeout)
{
    QSqlDatabase &database = m_connection.database;
    database.setDatabaseName(nameFor(path, access));
    database.setConnectOptions(optionsFor(access));
    leaveOutLocks();
    if (!database.open())
        failWith(database.lastError(), m_path);
    m_handle = handleOf(database);
    defend(m_handle);
    addSqlFunctions(m_handle);
    sqlite3_busy_handler(
        m_handle,
        [](void *self, int attempt) {
            return static_cast<Database *>(self)->keepTrying(attempt) ? 1 : 0;
        },
        this);
    stopWhen(std::move(isCancelled));
    pragma(u"foreign_keys = ON"_s);
    // Debian's SQLite also writes zeros over pages that are not used any more, which doubles what
    // merging the index writes. In pages that are written anyway they are still written.
    pragma(u"secure_delete = FAST"_s);
    pragma(u"cache_size = -16000"_s); // KiB; holds the inner pages of a large library's tables
}

QString Database::pragma(const QString &words)
{
    QSqlQuery query(m_connection.database);
    query.setForwardOnly(true);
    if (!query.exec(u"PRAGMA "_s + words))
        failWith(query.lastError(), m_path, words);
    return query.next() ? query.value(0).toString() : QString();
}

void Database::stopWhen(IsCancelled isCancelled)
{
    constexpr int stepsBetweenChecks = 1000; // instructions of SQLite's virtual machine: tens of µs
    m_isCancelled = std::move(isCancelled);
    const auto check = [](void *self) {
        return static_cast<Database *>(self)->isCancelled() ? 1 : 0;
    };
    sqlite3_progress_handler(m_handle, m_isCancelled ? stepsBetweenChecks : 0,
                             m_isCancelled ? +check : nullptr, this);
}

// Called by SQLite. False: it gives up.
bool Database::keepTrying(int attempt)
{
    constexpr std::chrono::milliseconds longestPause{50};
    if (attempt == 0)
        m_lockDeadline = QDeadlineTimer(m_busyTimeout);
    if (m_lockDeadline.hasExpired() || isCancelled())
        return false;
    const std::chrono::milliseconds left{m_lockDeadline.remainingTime()};
    std::this_thread::sleep_for(
        std::min({std::chrono::milliseconds(attempt + 1), longestPause, left}));
    return true;
}

void Database::throwIfCancelled() const
{
    if (isCancelled())
        broadsheet::failWith(SQLITE_INTERRUPT, m_path, u"interrupted"_s);
}

// Qt 6.4 creates a name for a position each time a value is bound to it, which takes longer than
// the binding. It only looks up a name that is in the statement.
const QString &Database::placeholder(int place)
{
    static const QStringList names = [] {
        QStringList all;
        for (int i = 0; i < 32; ++i)
            all.append(u":value"_s + QString::number(i));
        return all;
    }();
    return names[place];
}

QSqlQuery &Database::prepared(const QString &sql)
{
    const auto known = m_statements.find(sql);
    if (known != m_statements.end())
        return known->second;
    QSqlQuery query(m_connection.database);
    query.setForwardOnly(true);
    const QStringList parts = sql.split(u'?');
    QString named = parts[0];
    for (int place = 0; place + 1 < parts.size(); ++place)
        named += placeholder(place) + u' ' + parts[place + 1];
    if (!query.prepare(named))
        failWith(query.lastError(), m_path, sql);
    return m_statements.emplace(sql, std::move(query)).first->second;
}

void Database::start(QSqlQuery &query, const QString &sql)
{
    if (query.exec())
        return;
    const QSqlError error = query.lastError();
    query.finish();
    failWith(error, m_path, sql);
}

} // namespace broadsheet
