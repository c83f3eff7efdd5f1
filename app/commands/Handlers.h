// One function for each command. They wait for the library's futures, which is fine here: there is
// no window that could freeze. What fails is said through the console, which remembers it.
#pragma once

#include "commands/Console.h"
#include "library/Library.h"

namespace broadsheet {

struct CommandContext
{
    const Invocation &invocation;
    Library &library;
    Console &console;
};

// From a link, an arXiv id with or without version, or any other id as `list` prints it.
[[nodiscard]] PaperId paperIdOf(const QString &argument);

[[nodiscard]] QString statusName(DayStatus status);

[[nodiscard]] QByteArray formatted(const QList<Paper> &papers, OutputFormat format,
                                   const Query &query = {});

void importDigests(const CommandContext &context);
void fetchLists(const CommandContext &context); // needs the application's event loop
void listDays(const CommandContext &context);
void listPapers(const CommandContext &context);
void showPaper(const CommandContext &context);
void showLibrary(const CommandContext &context);
void markPapers(const CommandContext &context); // star, unstar, read, unread, tag, untag
void writeNote(const CommandContext &context);
void undoLast(const CommandContext &context);

} // namespace broadsheet
