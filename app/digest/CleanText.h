// Bytes of a file into clean text: UTF-8 without a byte order mark, lines ending in "\n", no NUL.
#pragma once

#include "digest/Diagnostics.h"

#include <QByteArray>

namespace broadsheet {

// Empty, with an Error noted, when the bytes are no text. What cannot be read becomes U+FFFD and is
// noted with its line. Shares `bytes` where nothing has to change.
[[nodiscard]] QByteArray cleanText(QByteArrayView bytes, Diagnostics &diagnostics);

} // namespace broadsheet
