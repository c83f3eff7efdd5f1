// Writes the tables `paper` and `authorship`: what lists show of a paper, computed from its
// listings. Throws Failed.
#pragma once

#include "sqlite/Statement.h"
#include "tables/Merge.h"

#include <QHash>

#include <optional>

namespace broadsheet {

class PaperTable final
{
public:
    explicit PaperTable(Database &database) : m_database(database) {}

    // Inserts a new paper, without a rise, and returns its number.
    [[nodiscard]] qint64 add(const Paper &paper);
    void update(qint64 number, const Paper &paper);
    void setRise(qint64 number, int rise);

    // Writes the authors of all papers that were added or updated since the last call. Call it in
    // the same transaction.
    void writeAuthors();

private:
    Database &m_database;
    std::optional<Statement> m_add; // when it is needed: older libraries lack some columns
    std::optional<Statement> m_mark;
    QHash<qint64, QStringList> m_newAuthors; // by the numbers of papers
};

} // namespace broadsheet
