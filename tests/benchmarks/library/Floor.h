// What SQLite alone needs: the rows of a library written with plain statements, and its words given
// to FTS5, each in one transaction and in the order of their numbers.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <vector>

struct sqlite3;

namespace broadsheet::bench {

class Floor final
{
public:
    // Reads all of the library into memory.
    explicit Floor(const QString &library);
    void writeRows(const QString &path) const; // into a new file, with all indexes
    void writeWords(const QString &path) const;

private:
    struct Value
    {
        int type = 0; // SQLITE_INTEGER, …
        qint64 number = 0;
        QByteArray bytes = {};
    };
    struct Table
    {
        QByteArray name;
        bool hasWords = false;
        int columns = 0;
        std::vector<Value> values = {}; // of all rows
    };
    [[nodiscard]] static Table read(sqlite3 *file, const QByteArray &name);
    static void insert(sqlite3 *file, const Table &table);

    QList<QByteArray> m_schema;
    std::vector<Table> m_tables;
};

} // namespace broadsheet::bench
