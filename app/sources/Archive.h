// Digest files below an address or a local folder, at /YYYY/MM/DD.md.
#pragma once

#include "sources/Source.h"

namespace broadsheet {

[[nodiscard]] std::unique_ptr<Source> makeArchive(const QString &id);

} // namespace broadsheet
