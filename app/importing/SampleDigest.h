// The sample day, shown before the user has any papers. It has a source of its own, so that it can
// be removed completely when real papers come.
#pragma once

#include "base/Result.h"
#include "papers/ChangeSet.h"

#include <QFuture>

namespace broadsheet {

class Library;

QFuture<Result<ChangeSet>> storeSample(Library &library, const QByteArray &digest);
QFuture<Result<ChangeSet>> forgetSample(Library &library);

} // namespace broadsheet
