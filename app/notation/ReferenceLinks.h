// Links whose addresses stand elsewhere in a Markdown text: "[Title][2]" and, on a line of its own,
// "[2]: https://arxiv.org/abs/…". Pure function.
// https://spec.commonmark.org/0.31.2/#reference-link
#pragma once

#include <QByteArray>

namespace broadsheet {

// The text with "[Title](https://…)" in their places. Lines stay lines: those with the addresses
// become blank. Code stays as it is. Takes linear time, and makes a text at most twice as long, and
// 64 KiB: links behind that stay as they are. Without an address, `text` itself.
[[nodiscard]] QByteArray withInlineLinks(const QByteArray &text);

} // namespace broadsheet
