// Whether a library takes changes: its file or its disk may be read-only. For what is not worth
// beginning otherwise.
#pragma once

#include "base/Result.h"

#include <QFuture>

namespace broadsheet {

class Library;

[[nodiscard]] QFuture<Result<bool>> isWritable(Library &library);

} // namespace broadsheet
