// arXiv's announcements of the day, at /atom/cs.CL+cs.CV.
#pragma once

#include "sources/Source.h"

namespace broadsheet {

[[nodiscard]] std::unique_ptr<Source> makeArxivFeed(const QString &id);

} // namespace broadsheet
