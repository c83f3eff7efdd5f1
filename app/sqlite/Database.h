// One SQLite connection, used by the thread that made it alone.
//
// Inside this folder a statement that fails throws Failed, and DatabaseThread turns that into a
// Result: no exception leaves the folder.
#pragma once

#include "base/Result.h"

#include <QDate>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

#include <chrono>
#include <functional>
#include <optional>
#include <unordered_map>

struct sqlite3;

namespace broadsheet {

struct Failed
{
    Error error;
    bool busy = false; // another process holds the lock: worth another try
};

[[noreturn]] void fail(ErrorKind kind, QString message, QString detail = {});
// What SQLite's result code means for the library at `path`.
[[noreturn]] void failWith(int code, const QString &path, const QString &detail);

// A SELECT under way. It resets its statement at the end, so that no read lock outlives it. The
// same statement must not be run again before that.
class Rows final
{
public:
    Rows(QSqlQuery &query, const QString &path) : m_query(query), m_path(path) {}
    ~Rows() { m_query.finish(); }
    Q_DISABLE_COPY_MOVE(Rows)

    [[nodiscard]] bool next();
    [[nodiscard]] bool isNull(int column) const { return m_query.isNull(column); }
    [[nodiscard]] QString text(int column) const { return m_query.value(column).toString(); }
    [[nodiscard]] qint64 number(int column) const { return m_query.value(column).toLongLong(); }
    [[nodiscard]] int count(int column) const { return m_query.value(column).toInt(); }
    [[nodiscard]] bool flag(int column) const { return m_query.value(column).toInt() != 0; }
    [[nodiscard]] QDate day(int column) const;
    [[nodiscard]] QStringList list(int column) const;
    [[nodiscard]] std::optional<int> known(int column) const;

private:
    QSqlQuery &m_query;
    const QString &m_path;
};

// How values are written; Rows reads them back the same.
[[nodiscard]] QVariant bound(const QString &text); // Qt would make NULL of a null string
[[nodiscard]] inline QVariant bound(qint64 number)
{
    return number;
}
[[nodiscard]] inline QVariant bound(int number)
{
    return number;
}
[[nodiscard]] inline QVariant bound(bool flag)
{
    return flag ? 1 : 0;
}
[[nodiscard]] QVariant bound(std::optional<int> number);
[[nodiscard]] QVariant bound(QDate day);
[[nodiscard]] QVariant bound(const QStringList &list);

// For json_each(), which makes rows of a list.
[[nodiscard]] QString jsonOf(const QStringList &list);

inline constexpr QChar listSeparator = u'\x1f';

class Database final
{
public:
    // ReadOnly follows other processes' writes but needs their index beside the file ("-shm"), or a
    // folder to make it in; Immutable reads the file alone, from media that nobody writes.
    enum class Access { ReadWrite, ReadOnly, Immutable };

    Database(const QString &path, Access access);
    Q_DISABLE_COPY_MOVE(Database)

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] sqlite3 *handle() const { return m_handle; } // for Statement.h
    [[nodiscard]] bool isReadOnly() const { return m_access != Access::ReadWrite; }

    // Placeholders are plain "?" in the order of the values: Qt 6.4 takes no notice of "?1".
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
    [[nodiscard]] Rows selectWith(const QString &sql, const QVariantList &values);
    // The first column of the first row, 0 when there is none.
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

    // SQLite carries many PRAGMAs out while it prepares them, so they are never kept prepared.
    // Gives the first column of the answer, if there is one.
    QString pragma(const QString &words);

    // How long to wait for a lock that another process holds.
    void setPatience(std::chrono::milliseconds patience);

    // Throws when nobody waits any longer for what is being computed; see Interruptible.
    void checkWanted() const;

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

    friend class Interruptible;

    QString m_path;
    Access m_access;
    Connection m_connection;
    sqlite3 *m_handle = nullptr;
    std::function<bool()> m_unwanted; // empty: what runs is run to its end
    std::unordered_map<QString, QSqlQuery> m_statements;
};

inline constexpr std::chrono::milliseconds patience{5000};

// Rolled back unless committed. Takes the write lock at once: a transaction that reads first and
// writes later could fail in its middle when another process wrote in between.
class Transaction final
{
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    void commit();

private:
    Database &m_database;
    bool m_open = true;
};

// While it lives, what is read is of one moment, whatever others write. Does nothing inside a
// transaction.
class Snapshot final
{
public:
    explicit Snapshot(Database &database);
    ~Snapshot();
    Q_DISABLE_COPY_MOVE(Snapshot)

private:
    Database &m_database;
    bool m_open;
};

// While it lives, statements and loops end with ErrorKind::Cancelled as soon as `unwanted` says so.
// For questions only: what writes is never given up halfway.
class Interruptible final
{
public:
    Interruptible(Database &database, std::function<bool()> unwanted);
    ~Interruptible();
    Q_DISABLE_COPY_MOVE(Interruptible)

private:
    Database &m_database;
};

// Commits reach the file in order but need not be on the disk at once: for what can be had again.
// Outside of transactions only.
class RelaxedCommits final
{
public:
    explicit RelaxedCommits(Database &database);
    ~RelaxedCommits();
    Q_DISABLE_COPY_MOVE(RelaxedCommits)

private:
    Database &m_database;
};

} // namespace broadsheet
