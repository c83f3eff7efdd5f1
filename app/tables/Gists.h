// The column `paper.gists`: one line on the paper for each language of its texts. It is written
// with the paper; libraries from before there was this column get it step by step. Throws Failed.
#pragma once

#include "papers/Paper.h"
#include "sqlite/Database.h"

#include <chrono>
#include <functional>

namespace broadsheet {

[[nodiscard]] QString gistsText(const QList<Gist> &gists);
[[nodiscard]] QList<Gist> gistsFrom(const QString &text);

// Writes the column of some papers that lack it, the newest first, until `time` is over or
// `isWanted` says that somebody waits. Returns how many; 0: every paper has it.
[[nodiscard]] int makeGists(Database &database, std::chrono::milliseconds time,
                            const std::function<bool()> &isWanted);

} // namespace broadsheet
