// Whether a text is in a language, as far as letters and small words tell. Pure function.
#pragma once

#include <QString>

namespace broadsheet {

// `code`: "ko", "en", … Names in Latin letters are expected in texts of every language: of 1,223
// Korean summaries, the one with the fewest Korean letters had 40 %.
[[nodiscard]] bool isWrittenIn(const QString &text, const QString &code);

} // namespace broadsheet
