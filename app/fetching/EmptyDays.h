// Tells an archive that has no digest of some days from an address where no archive is: both answer
// that there is no such file. Days without one are held back until the archive has shown a digest.
// GUI thread.
#pragma once

#include "fetching/FetchPlanner.h"
#include "fetching/SourceQuery.h"

#include <QSet>

namespace broadsheet {

class EmptyDays final
{
public:
    struct Answer
    {
        FetchTask task;
        QueryOutcome outcome;
    };

    // What the ledger says before the fetch: an archive that ever had papers is one.
    void readLedger(const QList<DaySummary> &ledger);

    // What can be stored now: nothing, the answer, or with it those that were held back.
    [[nodiscard]] QList<Answer> add(const Answer &answer);
    // At the end of the fetch. When there are many days and no digest, each says that the address
    // may be wrong.
    [[nodiscard]] QList<Answer> rest();

private:
    QSet<QString> m_known; // ids of archives that have a digest
    QList<Answer> m_held;
};

} // namespace broadsheet
