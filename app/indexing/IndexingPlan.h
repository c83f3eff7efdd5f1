// What the full text lacks, and what it has too much. Throws Failed.
#pragma once

#include "fulltext/FullTextPages.h"
#include "pdfs/PdfShelf.h"

#include <atomic>

namespace broadsheet {

// Forgets the PDFs that are not on the shelf any more or are others now. Returns those that are not
// read to their end, the ones that the reader opened last first. Ends early when it is stopped.
[[nodiscard]] QList<IndexedPdf> planIndexing(Database &database, const PdfShelf &shelf,
                                             const std::atomic_bool &isStopped);

} // namespace broadsheet
