// CSL-JSON: a list of items, or an object that has such a list, as Zotero, pandoc and citeproc
// write them. Pure functions.
// https://github.com/citation-style-language/schema/blob/v1.0.2/schemas/input/csl-data.json
#pragma once

#include "bibliography/Bibliography.h"
#include "digest/Diagnostics.h"

namespace broadsheet {

// Items that are no JSON are reported, and the others read.
[[nodiscard]] QList<BibliographyEntry> readCsl(QByteArrayView json, Diagnostics &diagnostics);

// Whether the first object of a list has a type of CSL. Lists of papers have none.
[[nodiscard]] bool isCsl(QByteArrayView json);

} // namespace broadsheet
