#pragma once

#include <QString>

namespace broadsheet {

// By script: "ko", "ja", "zh" or "en"; empty when there is no letter. English terms inside a text
// of another script do not make it English unless they are most of its words.
[[nodiscard]] QString languageOf(QStringView text);

} // namespace broadsheet
