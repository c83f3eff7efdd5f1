#include "library/Writable.h"

#include "library/LibraryAccess.h"

namespace broadsheet {

QFuture<Result<bool>> isWritable(Library &library)
{
    return LibraryAccess(library).run(
        [](const Database &database) { return !database.isReadOnly(); });
}

} // namespace broadsheet
