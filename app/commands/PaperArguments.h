// Papers as commands take them and print them.
#pragma once

#include "papers/PaperId.h"

namespace broadsheet {

// From a link, an arXiv id with or without version, or any other id as `list` prints it.
[[nodiscard]] PaperId paperIdOf(const QString &argument);

// The message for an argument that names no paper of the library.
[[nodiscard]] QString unknownPaper(const QString &argument);

} // namespace broadsheet
