// The day to look at before the first digest of one's own. It is a source of its own, so that it
// leaves no trace once real papers come.
#pragma once

#include "base/Result.h"
#include "papers/ChangeSet.h"

#include <QFuture>

namespace broadsheet {

class Library;

QFuture<Result<ChangeSet>> storeSample(Library &library, const QByteArray &digest);
QFuture<Result<ChangeSet>> forgetSample(Library &library);

} // namespace broadsheet
