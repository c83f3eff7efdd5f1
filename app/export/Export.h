// Papers as text for other programs: pure functions, UTF-8, "\n".
#pragma once

#include "papers/Paper.h"

#include <QByteArray>

namespace broadsheet {

// A digest: parseDigest() reads it back. Each paper under each of its days from `from` to `to`
// (invalid: no bound), newest day first, with the texts of that day: an entry for each, which
// toReports() joins again. Where the day has none, a digest's text of another day, else any.
[[nodiscard]] QByteArray toMarkdown(const QList<Paper> &papers, QDate from = {}, QDate to = {});

// The JSON that scripts rely on: an array, one object a paper, every key always present, null for
// what is unknown.
[[nodiscard]] QByteArray toJson(const QList<Paper> &papers);

// RFC 4180 with a header line; lists joined by "; "; a cell that a spreadsheet would take for a
// formula ("- " begins none) is quoted with an apostrophe.
[[nodiscard]] QByteArray toCsv(const QList<Paper> &papers);

// One @misc each, with a key such as "zhang2024mathverse" that is unique in the list.
[[nodiscard]] QByteArray toBibtex(const QList<Paper> &papers);

// For a terminal: aligned by display width (Hangul and Han are two cells wide), cut to `width`
// cells; not cut when `width` is 0.
[[nodiscard]] QByteArray toTable(const QList<PaperRow> &rows, int width);

} // namespace broadsheet
