// The lines of facts under a paper's title, in words.
#pragma once

#include "papers/Paper.h"

#include <QLocale>
#include <QMap>

namespace broadsheet {

// 22 Mar 2024 · 1 earlier day · 42 votes, +40 in 6 days
[[nodiscard]] QString factsText(const Paper &paper, const QLocale &locale);

// Every day it was listed, and how the votes grew: a line for each number, the newest first.
[[nodiscard]] QString factsDetails(const Paper &paper, const QLocale &locale,
                                   const QMap<QString, QString> &sourceNames);

// Organisation · 12 comments · 1,234 stars · arXiv v2 · cs.CL · the authors' comment
[[nodiscard]] QString moreFactsText(const Paper &paper);

// "1,234 stars"; empty when unknown.
[[nodiscard]] QString starsText(const Paper &paper);

} // namespace broadsheet
