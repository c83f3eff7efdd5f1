// The tables `paper` and `authorship`: what is shown of a paper in lists, computed from its
// listings.
#pragma once

#include "sqlite/Database.h"
#include "tables/Merge.h"

namespace broadsheet {

class PaperTable final
{
public:
    explicit PaperTable(Database &database) : m_database(database) {}

    // A new paper's row, without a rise as yet; its number.
    [[nodiscard]] qint64 add(const Paper &paper);
    void update(qint64 number, const Paper &paper);
    void setRise(qint64 number, int rise);

    // The authors of all that was added and updated. Call once, at the end.
    void writeAuthors();

private:
    Database &m_database;
    QStringList m_authorsOf; // numbers of papers
};

} // namespace broadsheet
