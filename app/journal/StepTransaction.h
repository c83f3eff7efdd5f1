// The transaction of a step of a large gesture. Forcing the last one to the disk forces all of
// them.
#pragma once

#include "sqlite/Transaction.h"

namespace broadsheet {

class StepTransaction final
{
public:
    StepTransaction(Database &database, bool isForced)
        : m_database(database), m_relaxed(database, !isForced), m_transaction(database),
          m_isForced(isForced)
    {}

    void commit()
    {
        using namespace Qt::StringLiterals;
        if (m_isForced) // a commit of nothing would force nothing
            m_database.execute(u"UPDATE meta SET value = value WHERE key = 'device'"_s);
        m_transaction.commit();
    }

private:
    struct Relaxed
    {
        Relaxed(Database &database, bool isWanted)
        {
            if (isWanted)
                commits.emplace(database);
        }
        std::optional<RelaxedCommits> commits;
    };

    Database &m_database;
    Relaxed m_relaxed;
    Transaction m_transaction;
    bool m_isForced;
};

} // namespace broadsheet
