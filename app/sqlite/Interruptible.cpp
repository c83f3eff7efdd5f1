#include "sqlite/Interruptible.h"

#include <sqlite3.h>

namespace broadsheet {

Interruptible::Interruptible(Database &database, std::function<bool()> isCancelled)
    : m_database(database)
{
    constexpr int stepsBetweenChecks = 1000; // instructions of SQLite's virtual machine: tens of µs
    m_database.m_isCancelled = std::move(isCancelled);
    const auto check = [](void *self) {
        return static_cast<Database *>(self)->m_isCancelled() ? 1 : 0;
    };
    sqlite3_progress_handler(m_database.handle(), stepsBetweenChecks, check, &m_database);
}

Interruptible::~Interruptible()
{
    sqlite3_progress_handler(m_database.handle(), 0, nullptr, nullptr);
    m_database.m_isCancelled = nullptr;
}

} // namespace broadsheet
