// Runs a job over a library's file on this thread, with a connection of its own that only reads, so
// that neither lists nor marks wait for it.
#pragma once

#include "library/LibraryAccess.h"

namespace broadsheet {

// job(Database &) -> T. It sees what the library wrote before this call. Blocks.
template<class Job>
auto withOwnConnection(Library &library, Job job) -> Result<std::invoke_result_t<Job &, Database &>>
{
    const Result<QString> path =
        LibraryAccess(library).run([](Database &database) { return database.path(); }).result();
    if (!path)
        return Failure(path.error());
    try {
        Database database(*path, Database::Access::ReadOnly);
        return job(database);
    } catch (const Failed &failed) {
        return Failure(failed.error);
    }
}

} // namespace broadsheet
