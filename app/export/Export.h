// Papers as text for other programs: pure functions, UTF-8, "\n".
#pragma once

#include "papers/Paper.h"

#include <QByteArray>

namespace broadsheet {

// A digest: parseDigest() reads it back. Each paper under the newest of its days, newest day first,
// with the text of a digest where it has one.
[[nodiscard]] QByteArray toMarkdown(const QList<Paper> &papers);

// The JSON that scripts rely on: an array, one object a paper, every key always present, null for
// what is unknown.
[[nodiscard]] QByteArray toJson(const QList<Paper> &papers);

// RFC 4180 with a header line; lists joined by "; "; a cell that a spreadsheet would take for a
// formula is quoted with an apostrophe.
[[nodiscard]] QByteArray toCsv(const QList<Paper> &papers);

// One @misc each, with a key such as "zhang2024mathverse" that is unique in the list.
[[nodiscard]] QByteArray toBibtex(const QList<Paper> &papers);

// For a terminal: aligned by display width (Hangul and Han are two cells wide), cut to `width`
// cells; not cut when `width` is 0.
[[nodiscard]] QByteArray toTable(const QList<PaperRow> &rows, int width);

} // namespace broadsheet
