// Scopes around statements: what is committed together, read together, and forced to disk.
#pragma once

#include "sqlite/Database.h"

namespace broadsheet {

// A transaction that is rolled back unless commit() is called. It takes the write lock at once:
// a transaction that reads first and writes later can fail in the middle when another process wrote
// in between. Throws Failed when the library is read-only.
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

// During its lifetime all reads see one state of the library, whatever other processes write. Has
// no effect inside a transaction.
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

// During its lifetime commits reach the file in order but are not forced to disk
// (synchronous=NORMAL). For content, which can be stored again. Create and destroy it outside of
// transactions.
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
