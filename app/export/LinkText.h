// A paper in one line or a few, as one pastes it into a note, a mail or a chat. Pure functions.
#pragma once

#include "papers/Paper.h"

#include <QStringList>

namespace broadsheet {

// Each is empty for a paper that the form has nothing to say about, as a link without an address.
// `languages`: those that the reader reads, for the gist.

[[nodiscard]] QString linkOf(const PaperRow &paper);
[[nodiscard]] QString titleAndLink(const PaperRow &paper); // "Title – https://…"
[[nodiscard]] QString markdownLink(const PaperRow &paper); // "[Title](https://…)"
// Title, first authors, gist and link, a line each.
[[nodiscard]] QString messageAbout(const PaperRow &paper, const QStringList &languages);

} // namespace broadsheet
