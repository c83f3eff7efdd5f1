// BibTeX and BibLaTeX. Pure function.
#pragma once

#include "bibliography/Bibliography.h"
#include "digest/Diagnostics.h"

namespace broadsheet {

// `text` has "\n" line ends.
[[nodiscard]] QList<BibliographyEntry> readBibtex(const QString &text, Diagnostics &diagnostics);

} // namespace broadsheet
