// The lines of facts below a paper's title.
#pragma once

#include "papers/Paper.h"

#include <QLocale>
#include <QMap>

namespace broadsheet {

// 22 Mar 2024 · also listed on 16 Mar 2024 · 42 votes, +40 in 6 days
[[nodiscard]] QString factsText(const Paper &paper, const QLocale &locale);

// Every day on which it was listed, and the history of its votes: one line per observation, newest
// first, at most 12.
[[nodiscard]] QString factsDetails(const Paper &paper, const QLocale &locale,
                                   const QMap<QString, QString> &sourceNames);

// withdrawn · Organisation · 12 comments · 1,234 stars · arXiv v2 · published in Nature 1 (2026) ·
// cs.CL · the authors' comment
[[nodiscard]] QString moreFactsText(const Paper &paper);

// "1,234 GitHub stars"; empty if unknown or 0.
[[nodiscard]] QString starsText(const Paper &paper);

} // namespace broadsheet
