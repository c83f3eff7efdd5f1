// Takes out what HTML hides or folds: comments, and the tags of sections that can be opened. Pure
// functions.
#pragma once

#include "digest/Diagnostics.h"

#include <QByteArray>

namespace broadsheet {

// `text` comes from cleanText(). Comments are not there. Of <details> only what it holds is left,
// with the words of <summary> in bold above it. Empty anchors are left out. Lines keep their
// numbers. A comment without an end is shown, with a warning.
[[nodiscard]] QByteArray withoutHtmlBlocks(const QByteArray &text, Diagnostics &diagnostics);

// Whether the text may have any of these.
[[nodiscard]] bool hasHtmlBlocks(QByteArrayView text);

} // namespace broadsheet
