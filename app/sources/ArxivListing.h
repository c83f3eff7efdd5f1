// The list of papers on a web page of arXiv: <dl> with <dt> and <dd> for each paper, as its
// listings and catch-up pages have it. Pure; linear in the size of the page.
#pragma once

#include "papers/Report.h"

#include <optional>

namespace broadsheet {

struct ArxivListing
{
    QList<PaperReport> papers;
    QList<PaperReport> updates; // replacements of known papers
    QList<PaperId> entries;     // that were read, with replacements
    std::optional<int> total;   // "Total of 123 entries"
    bool hasNoUpdates = false;  // "No updates for …"
};

[[nodiscard]] ArxivListing readArxivListing(const QByteArray &page);

} // namespace broadsheet
