// The command line: parses it, runs one command without any display, says how it went.
#pragma once

#include "base/Result.h"

#include <QStringList>

#include <cstdio>

namespace broadsheet {

// What the command line asks for.
struct Invocation
{
    enum class What { Window, Command, Text };
    What what = What::Window;
    QString command;        // Command: "import", "list", …
    QStringList arguments;  // of the command, or the paths for the window
    QString text;           // Text: what to print (help, version)
    QString libraryFile;    // --library; empty: the default place
    QString settingsFile;   // --settings; empty: the default place
    bool quiet = false;
    bool verbose = false;
};

// An Error of ErrorKind::Usage explains what is wrong with the line; exit status 2.
[[nodiscard]] Result<Invocation> parseCommandLine(const QStringList &arguments);

struct Streams
{
    std::FILE *in = stdin;
    std::FILE *out = stdout;
    std::FILE *err = stderr;
};

// Runs the command to its end, blocking; the exit status: 0 done, 1 something failed, 2 wrong usage.
// Needs a QCoreApplication. Results to `out`, everything else to `err`.
[[nodiscard]] int runCommand(const Invocation &invocation, const Streams &streams = {});

} // namespace broadsheet
