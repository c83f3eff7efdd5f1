// Texts that are too long to be formatted. Pure functions.
#pragma once

#include "markdown/Markdown.h"

namespace broadsheet {

// The beginning of `text` line by line, with a note that says why. See maxTextLength.
[[nodiscard]] QList<TextBlock> asPlainText(const QString &text);

// `blocks`, or asPlainText() if they have more than maxTextSpans in all.
[[nodiscard]] QList<TextBlock> withinLimits(const QList<TextBlock> &blocks, const QString &text);

} // namespace broadsheet
