#include "library/LibraryPlace.h"

#include "library/LibraryAccess.h"

namespace broadsheet {

QFuture<Result<LibraryPlace>> libraryPlace(Library &library)
{
    return LibraryAccess(library).run([](const Database &database) {
        return LibraryPlace{.path = database.path(), .isWritable = !database.isReadOnly()};
    });
}

} // namespace broadsheet
