// Abstracts as Markdown. Services pass them on as authors typed them for arXiv: in TeX, with some
// Markdown and often with lost backslashes. https://info.arxiv.org/help/prep.html#abstracts
#pragma once

#include <QString>

namespace broadsheet {

// Of one paragraph without line breaks: "25\%" → "25%", "\emph{x}" → "*x*", "\url{…}" → an address,
// formulas as titles show them, ``x'' → “x”. What is neither TeX nor Markdown stays.
[[nodiscard]] QString abstractMarkdown(const QString &abstract);

} // namespace broadsheet
