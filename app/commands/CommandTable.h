// All commands of the command line. README.md says how to add one.
#pragma once

#include "console/ConsoleCommand.h"

#include <memory>
#include <vector>

namespace broadsheet {

using CommandTable = std::vector<std::unique_ptr<ConsoleCommand>>;

// New objects, in the order of the general help.
[[nodiscard]] CommandTable allCommands();

// Each defined in the file of its command.
[[nodiscard]] std::unique_ptr<ConsoleCommand> daysCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> exportCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> fetchCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> importCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> labCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> laterCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> libraryCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> listCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> noteCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> pdfCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> profilesCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> readCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> redoCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> showCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> similarCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> starCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> summariseCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> syncCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> tagCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> tagsCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> undoCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> unlaterCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> unreadCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> unstarCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> untagCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> vaultCommand();
[[nodiscard]] std::unique_ptr<ConsoleCommand> whyCommand();

} // namespace broadsheet
