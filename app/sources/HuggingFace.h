// Hugging Face's list of each day, at /api/daily_papers.
#pragma once

#include "sources/Source.h"

namespace broadsheet {

[[nodiscard]] std::unique_ptr<Source> makeHuggingFace(const QString &id);

} // namespace broadsheet
