// All commands of the command line. README.md says how to add one.
#pragma once

#include "commands/Command.h"

#include <memory>
#include <vector>

namespace broadsheet {

using CommandTable = std::vector<std::unique_ptr<Command>>;

// New objects, in the order of the general help.
[[nodiscard]] CommandTable allCommands();

// Each defined in the file of its command.
[[nodiscard]] std::unique_ptr<Command> daysCommand();
[[nodiscard]] std::unique_ptr<Command> fetchCommand();
[[nodiscard]] std::unique_ptr<Command> importCommand();
[[nodiscard]] std::unique_ptr<Command> libraryCommand();
[[nodiscard]] std::unique_ptr<Command> listCommand();
[[nodiscard]] std::unique_ptr<Command> noteCommand();
[[nodiscard]] std::unique_ptr<Command> readCommand();
[[nodiscard]] std::unique_ptr<Command> showCommand();
[[nodiscard]] std::unique_ptr<Command> starCommand();
[[nodiscard]] std::unique_ptr<Command> tagCommand();
[[nodiscard]] std::unique_ptr<Command> undoCommand();
[[nodiscard]] std::unique_ptr<Command> unreadCommand();
[[nodiscard]] std::unique_ptr<Command> unstarCommand();
[[nodiscard]] std::unique_ptr<Command> untagCommand();

} // namespace broadsheet
