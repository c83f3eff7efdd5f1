// The texts of papers without their markup. Pure functions.
#pragma once

#include "papers/Paper.h"

#include <QStringList>

namespace broadsheet {

// The paragraphs and items that say something, each in one line, without Markdown and TeX. Headings
// and labels ("What's New") are in front of what follows them if `withLabels`. Only the first
// `length` characters of the text are read.
[[nodiscard]] QStringList plainParagraphs(const PaperText &text, bool withLabels, qsizetype length);

} // namespace broadsheet
