// What the orders of all lists share: the papers with a mark, and all papers by day. In a large
// library reading these takes longer than finding what was searched for, so they are kept while
// nothing is written. Belongs to one connection, see Database::kept(). Throws Failed.
#pragma once

#include "papers/PaperSet.h"
#include "sqlite/Database.h"
#include "tables/PaperFlags.h"

#include <map>

namespace broadsheet {

class KnownLists final
{
public:
    // Forgets everything if anything was written since the last time. Call it in each Snapshot
    // before the others.
    void renew(Database &database);

    [[nodiscard]] const PaperSet &papersThatAre(Database &database, PaperFlag flag);
    // The newest first, those without a day last. Four bytes a paper.
    [[nodiscard]] const QList<qint32> &byDay(Database &database);

private:
    QString m_version; // of the library, for this connection
    std::map<PaperFlag, PaperSet> m_sets;
    QList<qint32> m_byDay;
};

} // namespace broadsheet
