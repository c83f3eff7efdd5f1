// The scope of a job that can be cancelled.
#pragma once

#include "sqlite/Database.h"

namespace broadsheet {

// During its lifetime, statements and loops with throwIfCancelled() throw ErrorKind::Cancelled as
// soon as `isCancelled` returns true. Only for jobs that read: writes are never cancelled.
class Interruptible final
{
public:
    Interruptible(Database &database, std::function<bool()> isCancelled);
    ~Interruptible();
    Q_DISABLE_COPY_MOVE(Interruptible)

private:
    Database &m_database;
};

} // namespace broadsheet
