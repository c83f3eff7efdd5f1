// Guesses the language of a text. Pure function.
#pragma once

#include <QString>

namespace broadsheet {

// "ko", "ja", "zh" or "en", by the script of the first 300 characters; empty when none of them is a
// letter of these scripts. English terms in a text of another script make it English only when they
// are the majority of its words.
[[nodiscard]] QString languageOf(QStringView text);

} // namespace broadsheet
