// The papers that the reader keeps: starred, or with a note or a highlight. Any thread.
#pragma once

#include "base/Result.h"
#include "papers/PaperId.h"

#include <QFuture>
#include <QList>

namespace broadsheet {

class Library;

struct KeptKinds
{
    bool starred = true;
    bool noted = true;
};

[[nodiscard]] QFuture<Result<QList<PaperId>>> keptPapers(Library &library, KeptKinds kinds);

} // namespace broadsheet
