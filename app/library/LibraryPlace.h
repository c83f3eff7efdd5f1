// What is known of an open library without looking into it. LibraryInfo also has numbers, for which
// whole tables are read: nothing may wait for them when a window opens.
#pragma once

#include "base/Result.h"

#include <QFuture>

namespace broadsheet {

class Library;

struct LibraryPlace
{
    QString path;
    bool isWritable = true; // false: the file or its disk is read-only
};

[[nodiscard]] QFuture<Result<LibraryPlace>> libraryPlace(Library &library);

} // namespace broadsheet
