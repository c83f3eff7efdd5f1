// The command line: parses it and runs one command, without a display.
#pragma once

#include "base/Result.h"
#include "console/Console.h"
#include "console/ConsoleCommand.h"

#include <QStringList>

#include <memory>

namespace broadsheet {

// What the command line asks for, with all options checked.
struct Invocation
{
    enum class What { Window, Command, Text };
    What what = What::Window;
    std::unique_ptr<ConsoleCommand> command; // What::Command
    QString text;                            // What::Text: the help or version to print
    QStringList paths;                       // What::Window: to import
    QString libraryFile;                     // --library; empty: the default place
    QString settingsFile;                    // --settings; empty: the default place
    bool quiet = false;
    bool verbose = false;
};

// `arguments` begins with the program's name. The first word that is not an option is a command, if
// there is one of that name, or else a path for the window. Needs no application object.
// ErrorKind::Usage: the command line is wrong.
[[nodiscard]] Result<Invocation> parseCommandLine(const QStringList &arguments);

// Prints why the command line is wrong. Returns the exit status, 2.
[[nodiscard]] int refuseCommandLine(const Error &error, const Streams &streams = {});

// Runs the command to its end, or prints the text. Returns the exit status, see Console::finish().
// Needs a QCoreApplication. Results go to `out`, everything else to `err`.
[[nodiscard]] int runCommand(const Invocation &invocation, const Streams &streams = {});

} // namespace broadsheet
