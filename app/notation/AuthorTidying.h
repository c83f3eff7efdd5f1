// The people in a list of authors, without what stands for further ones. Pure function.
#pragma once

#include <QStringList>

namespace broadsheet {

// Without "+", "+12" and "et al.", which name nobody, and with "B and C" as two names. The result
// is its own tidied list.
[[nodiscard]] QStringList tidyAuthors(const QStringList &names);

} // namespace broadsheet
