// What qCompress() packed. qUncompress() makes room for more than the header says when the data is
// longer, without end. Any thread.
#pragma once

#include <QByteArray>

namespace broadsheet {

// Empty: it is damaged, or longer than `most` bytes or than its header says.
[[nodiscard]] QByteArray unpacked(const QByteArray &packed, qsizetype most);

} // namespace broadsheet
