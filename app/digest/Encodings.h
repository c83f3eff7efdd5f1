// Text in other encodings than UTF-8. Pure function.
#pragma once

#include "digest/Diagnostics.h"

#include <QByteArray>

#include <optional>

namespace broadsheet {

// The text as UTF-8 when the bytes are surely UTF-16, or CP949 (which includes EUC-KR) as Korean
// Windows writes it, or Windows-1252 (which includes Latin-1). Nothing for everything else. A
// warning says so where the encoding was guessed.
[[nodiscard]] std::optional<QByteArray> readOtherEncoding(QByteArrayView bytes,
                                                          Diagnostics &diagnostics);

// Whether a text that is not UTF-8 is in an encoding that nothing above reads, such as GBK
// or Shift-JIS, and not UTF-8 with a few damaged characters.
[[nodiscard]] bool isOtherEncoding(QByteArrayView bytes);

} // namespace broadsheet
