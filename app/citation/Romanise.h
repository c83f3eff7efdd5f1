// Other scripts in Latin letters, for formats and keys that are ASCII. ICU does the work:
// https://unicode-org.github.io/icu/userguide/transforms/general/. Any thread.
#pragma once

#include "citation/PersonName.h"

#include <QString>

namespace broadsheet {

// ASCII: "추론" → "chulon", "王" → "wang", "Łódź" → "Lodz". What has no Latin spelling, such as an
// emoji, is left out.
[[nodiscard]] QString romanised(const QString &text);

// "하늘 · 김" → "Haneul · Kim". A name in Latin letters stays as it is.
[[nodiscard]] PersonName romanised(const PersonName &name);

} // namespace broadsheet
