// Text for LaTeX. Pure functions.
#pragma once

#include <QString>

namespace broadsheet {

// Ascii: other scripts are romanised, and what has no spelling is left out.
// Unicode: letters stay, signs that fonts of text lack become formulas ("∼" → "$\sim$").
enum class TexAlphabet { Ascii, Unicode };

// "50 % of Müller's" → "50 \% of M{\"{u}}ller's". Nothing of the text is obeyed by TeX.
[[nodiscard]] QString texText(const QString &text, TexAlphabet alphabet = TexAlphabet::Ascii);

// A title or an abstract as its authors wrote it: formulas stay formulas if they have only commands
// that are known to be harmless. All else is texText() of what is shown.
[[nodiscard]] QString texTitle(const QString &title, TexAlphabet alphabet = TexAlphabet::Ascii);

} // namespace broadsheet
