// RIS, as reference managers write it. Pure function.
#pragma once

#include "bibliography/Bibliography.h"
#include "digest/Diagnostics.h"

namespace broadsheet {

// `text` has "\n" line ends.
[[nodiscard]] QList<BibliographyEntry> readRis(const QString &text, Diagnostics &diagnostics);

// Whether a line begins an entry: "TY  - JOUR".
[[nodiscard]] bool isRisBeginning(QStringView line);

} // namespace broadsheet
