// Writing into the file of FullTextFile.h: which PDFs it has, and their pages one after the other.
// Each function is made of short transactions and leaves a state from which it can go on after a
// crash. Throws Failed.
#pragma once

#include "fulltext/IndexedPdf.h"
#include "sqlite/Database.h"

#include <QList>

#include <atomic>

namespace broadsheet {

[[nodiscard]] QList<IndexedPdf> indexedPdfs(Database &database);
// These two change `pdf` and store it. `pages`: as StoredText.h has them.
void addPages(Database &database, IndexedPdf &pdf, const QStringList &pages); // from `next` on
void keepPdf(Database &database, IndexedPdf &pdf);
// When it is stopped, a part is left, and the PDF counts as another one than the one on disk.
void forgetPdf(Database &database, const IndexedPdf &pdf, const std::atomic_bool &isStopped);

} // namespace broadsheet
