// One SQLite connection through Qt Sql, for the thread that made it. The file can come from someone
// else; Defence.h says what it is kept from.
//
// A statement that fails throws Failed. DatabaseThread turns that into a Result, so no exception
// leaves the folders of the library. Almost all statements go through here; Statement.h is for the
// few loops where Qt Sql costs too much.
#pragma once

#include "sqlite/Failed.h"
#include "sqlite/Values.h"

#include <QDate>
#include <QDeadlineTimer>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>

#include <any>
#include <chrono>
#include <functional>
#include <optional>
#include <typeindex>
#include <unordered_map>

struct sqlite3;

namespace broadsheet {

// The rows of a running SELECT. The destructor resets the statement, which releases its read lock.
// The same SQL must not be run again before that. Columns count from 0.
class Rows final
{
public:
    Rows(QSqlQuery &query, const QString &path) : m_query(query), m_path(path) {}
    ~Rows() { m_query.finish(); }
    Q_DISABLE_COPY_MOVE(Rows)

    [[nodiscard]] bool next(); // false: there are no more rows
    [[nodiscard]] bool isNull(int column) const { return m_query.isNull(column); }
    [[nodiscard]] QString text(int column) const { return m_query.value(column).toString(); }
    [[nodiscard]] qint64 number(int column) const { return m_query.value(column).toLongLong(); }
    [[nodiscard]] int count(int column) const { return m_query.value(column).toInt(); }
    [[nodiscard]] bool flag(int column) const { return m_query.value(column).toInt() != 0; }
    [[nodiscard]] QDate day(int column) const;                // "2024-03-22"; invalid for others
    [[nodiscard]] QStringList list(int column) const;         // see listSeparator
    [[nodiscard]] std::optional<int> known(int column) const; // nothing for NULL

private:
    QSqlQuery &m_query;
    const QString &m_path;
};

class Database;

// Learns of every Transaction (see Transaction.h) before and after it ends.
class CommitWatcher
{
public:
    virtual ~CommitWatcher() = default;
    // Before the commit. It can write, and what it throws undoes the transaction.
    virtual void committing(Database &database) = 0;
    // After the commit, or after everything was undone. Throws nothing.
    virtual void ended(Database &database, bool isCommitted) = 0;
};

class Database final
{
public:
    // ReadOnly sees what other processes write; it needs the "-shm" file beside the library, or a
    // folder where that can be made. Immutable reads the file alone, on media that cannot change.
    enum class Access { ReadWrite, ReadOnly, Immutable };

    using IsCancelled = std::function<bool()>;

    // `path` is the name of a file, never a URI, or `inMemory`. `isCancelled` ends the opening
    // and every later statement; see stopWhen(). Throws Failed.
    Database(const QString &path, Access access, IsCancelled isCancelled = {});
    Q_DISABLE_COPY_MOVE(Database)

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] sqlite3 *handle() const { return m_handle; } // for Statement.h
    [[nodiscard]] bool isReadOnly() const { return m_access != Access::ReadWrite; }

    // Statements are prepared once and kept. Placeholders are plain "?" in the order of the values,
    // because Qt 6.4 ignores the number in "?1"; SQL must have no "?" in a literal.
    template<class... Values>
    void execute(const QString &sql, const Values &...values)
    {
        run(sql, values...).finish();
    }
    template<class... Values>
    [[nodiscard]] qint64 insert(const QString &sql, const Values &...values) // the new row's number
    {
        QSqlQuery &query = run(sql, values...);
        const qint64 row = query.lastInsertId().toLongLong();
        query.finish();
        return row;
    }
    template<class... Values>
    [[nodiscard]] Rows select(const QString &sql, const Values &...values)
    {
        return Rows(run(sql, values...), m_path);
    }
    // The first column of the first row; 0 or an empty text when there is none.
    template<class... Values>
    [[nodiscard]] qint64 number(const QString &sql, const Values &...values)
    {
        Rows rows = select(sql, values...);
        return rows.next() ? rows.number(0) : 0;
    }
    template<class... Values>
    [[nodiscard]] QString text(const QString &sql, const Values &...values)
    {
        Rows rows = select(sql, values...);
        return rows.next() ? rows.text(0) : QString();
    }

    // Returns the first column of the answer, if there is one. SQLite executes many PRAGMAs while
    // it prepares them, so they are not kept prepared.
    QString pragma(const QString &words);

    // How long to wait for a lock that another process holds; busyTimeout at first.
    void setBusyTimeout(std::chrono::milliseconds timeout) { m_busyTimeout = timeout; }

    // What a folder keeps for this connection, as long as that lives. Made when it is asked for.
    template<class T>
    [[nodiscard]] T &kept()
    {
        std::any &kept = m_kept[typeid(T)];
        if (!kept.has_value())
            kept.emplace<T>();
        return *std::any_cast<T>(&kept);
    }

    // None at first. It must live as long as the connection, or until another takes its place.
    void watchCommits(CommitWatcher *watcher) { m_watcher = watcher; }
    [[nodiscard]] CommitWatcher *commitWatcher() const { return m_watcher; }

    // As soon as the function returns true, statements that run or wait for a lock throw
    // ErrorKind::Cancelled. It is asked often and on this thread. Empty: never.
    void stopWhen(IsCancelled isCancelled);
    [[nodiscard]] bool isCancelled() const { return m_isCancelled && m_isCancelled(); }
    // Throws ErrorKind::Cancelled when that function returns true. For loops that run no statement
    // for a while.
    void throwIfCancelled() const;

private:
    struct Connection
    {
        QSqlDatabase database;
        ~Connection();
    };

    template<class... Values>
    QSqlQuery &run(const QString &sql, const Values &...values)
    {
        QSqlQuery &query = prepared(sql);
        int place = 0;
        (query.bindValue(placeholder(place++), bound(values)), ...);
        start(query, sql);
        return query;
    }
    [[nodiscard]] static const QString &placeholder(int place);
    QSqlQuery &prepared(const QString &sql);
    void start(QSqlQuery &query, const QString &sql);

    [[nodiscard]] bool keepTrying(int attempt);

    QString m_path;
    Access m_access;
    Connection m_connection;
    sqlite3 *m_handle = nullptr;
    CommitWatcher *m_watcher = nullptr;
    IsCancelled m_isCancelled; // empty: the current job cannot be cancelled
    std::chrono::milliseconds m_busyTimeout;
    QDeadlineTimer m_lockDeadline; // of the wait that goes on
    std::unordered_map<QString, QSqlQuery> m_statements;
    std::unordered_map<std::type_index, std::any> m_kept;
};

inline constexpr std::chrono::milliseconds busyTimeout{5000};

// The path of a database that is no file and is gone when it is closed.
inline constexpr auto inMemory = QLatin1StringView(":memory:");

} // namespace broadsheet
