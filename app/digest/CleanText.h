// Makes clean text of a file's bytes: UTF-8 without a byte order mark, "\n" line ends, no other
// control characters. Pure function.
#pragma once

#include "digest/Diagnostics.h"

#include <QByteArray>

namespace broadsheet {

// Empty, with an Error, when the bytes are not text. Invalid characters become U+FFFD, with a
// warning for each line. When nothing has to be changed the result refers to `bytes`, which must
// outlive it.
[[nodiscard]] QByteArray cleanText(QByteArrayView bytes, Diagnostics &diagnostics);

} // namespace broadsheet
