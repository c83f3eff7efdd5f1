// The texts of `broadsheet help`, made from the table of commands.
#pragma once

#include "commands/CommandTable.h"

namespace broadsheet {

[[nodiscard]] QString generalHelp(const CommandTable &commands);
[[nodiscard]] QString commandHelp(const ConsoleCommand &command);
[[nodiscard]] QString versionText();

// The candidate that `word` was probably meant to be, at most two letters away; else empty.
[[nodiscard]] QString closest(const QString &word, const QStringList &candidates);

} // namespace broadsheet
