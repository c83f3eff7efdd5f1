// The file that has the text of the PDFs of a library, beside it: "<library>.fulltext". Everything
// in it can be made again, so it is in no backup, and a damaged one is thrown away. Any thread.
#pragma once

#include "fulltext/FullTextCheck.h"
#include "sqlite/Database.h"

#include <memory>

namespace broadsheet {

[[nodiscard]] QString fullTextFile(const QString &library);

// Opens the file for writing, or makes it. One that is damaged, of another version or no plain file
// is removed first. Throws Failed.
[[nodiscard]] std::unique_ptr<Database> openFullText(const QString &path, FullTextCheck check,
                                                     Database::IsCancelled isCancelled = {});

// Opens it for reading. Null: there is none, or none of this version. Throws Failed.
[[nodiscard]] std::unique_ptr<Database> readFullText(const QString &path,
                                                     Database::IsCancelled isCancelled = {});

void removeFullText(const QString &path);

// Whether the failure says that the file is damaged.
[[nodiscard]] bool isDamage(const Failed &failed);

// SHA-256 of the tables, for the test that keeps it up to date.
[[nodiscard]] QString fullTextDigest();

} // namespace broadsheet
