// One prepared statement through SQLite's own interface, for loops over very many rows, where Qt's
// would take most of the time. Throws Failed.
#pragma once

#include "sqlite/Database.h"

#include <QByteArrayView>

struct sqlite3_stmt;

namespace broadsheet {

class Statement final
{
public:
    Statement(const Database &database, const char *sql);
    ~Statement();
    Q_DISABLE_COPY_MOVE(Statement)

    // Starts again, with values for its placeholders. Nothing is read before step().
    template<class... Values>
    Statement &with(const Values &...values)
    {
        reset();
        int place = 0;
        (bind(++place, values), ...);
        return *this;
    }

    [[nodiscard]] bool step(); // to the next row; false: there is none
    void reset();              // lets go of what it reads

    [[nodiscard]] qint64 number(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] bool flag(int column) const { return number(column) != 0; }
    [[nodiscard]] std::optional<int> known(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(static_cast<int>(number(column)));
    }
    [[nodiscard]] QByteArrayView utf8(int column) const; // until the next step
    [[nodiscard]] QString text(int column) const { return QString::fromUtf8(utf8(column)); }
    [[nodiscard]] QStringList list(int column) const;

private:
    void bind(int place, qint64 value);
    void bind(int place, int value) { bind(place, qint64{value}); }
    void bind(int place, const QString &value);
    void bind(int place, QDate value);

    const Database &m_database;
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace broadsheet
