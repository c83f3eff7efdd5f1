// arXiv's details of papers that are known by their ids, at /api/query.
#pragma once

#include "sources/Source.h"

namespace broadsheet {

[[nodiscard]] std::unique_ptr<Source> makeArxivApi(const QString &id);

} // namespace broadsheet
