// The sentences for what can go wrong with a PDF. Its process sends only a number.
#pragma once

#include "base/Result.h"
#include "pages/PageTypes.h"

namespace broadsheet {

// `name` is what the sentence calls the PDF, and `page` counts from 0.
[[nodiscard]] Error errorOf(PageProblem problem, const QString &name, const QString &detail = {},
                            int page = -1);

} // namespace broadsheet
