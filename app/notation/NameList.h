// Whether words are a list of people. Pure function.
#pragma once

#include <QStringView>

namespace broadsheet {

// True for "Jane Roe, Min Park" and "김하늘", false for a sentence. Where no label says that a list
// has names, only their shape tells.
[[nodiscard]] bool looksLikeNames(QStringView list);

} // namespace broadsheet
