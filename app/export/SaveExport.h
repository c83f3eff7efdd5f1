// Exported papers as a file. Any thread.
#pragma once

#include "base/Result.h"

#include <QByteArray>

namespace broadsheet {

// The file is written beside its place and then renamed, so that whoever has it has all of it: the
// old file if it could not be written. An error names the file.
[[nodiscard]] Result<void> saveExport(const QString &path, const QByteArray &content);

} // namespace broadsheet
