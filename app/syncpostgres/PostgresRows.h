// What a PostgreSQL server answered to a statement. One thread.
#pragma once

#include <QString>

#include <memory>

struct pg_result;

namespace broadsheet {

// The rows of an answer. Rows and columns count from 0. A NULL is an empty text and 0.
class PostgresRows final
{
public:
    explicit PostgresRows(pg_result *result);

    [[nodiscard]] int count() const;
    [[nodiscard]] bool isNull(int row, int column) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] qint64 number(int row, int column) const;
    [[nodiscard]] bool flag(int row, int column) const;
    [[nodiscard]] qint64 changed() const; // how many rows were written

private:
    struct Clear
    {
        void operator()(pg_result *result) const;
    };
    std::unique_ptr<pg_result, Clear> m_result;
};

} // namespace broadsheet
