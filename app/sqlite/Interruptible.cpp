#include "sqlite/Interruptible.h"

namespace broadsheet {

Interruptible::Interruptible(Database &database, std::function<bool()> isCancelled)
    : m_database(database)
{
    m_database.stopWhen(std::move(isCancelled));
}

Interruptible::~Interruptible()
{
    m_database.stopWhen({});
}

} // namespace broadsheet
