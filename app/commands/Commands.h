// The command line: parses it, runs one command without any display, says how it went.
#pragma once

#include "base/Result.h"
#include "papers/Query.h"

#include <QStringList>

#include <cstdio>

namespace broadsheet {

enum class OutputFormat { Table, Text, Json, Csv, Markdown, Bibtex };

// What the command line asks for, checked: days, numbers and names are what they should be.
struct Invocation
{
    enum class What { Window, Command, Text };
    What what = What::Window;
    QString command = {};       // Command: "import", "list", …
    QStringList arguments = {}; // the command's paths or ids, or the paths for the window
    Query query = {};           // list: which papers, in which order; fetch: from and to
    QStringList sources = {};   // fetch: ids; empty: those that are switched on
    QString tag = {};           // tag, untag
    OutputFormat format = OutputFormat::Table; // list, show
    QString text = {};                         // Text: what to print (help, version)
    QString libraryFile = {};                  // --library; empty: the default place
    QString settingsFile = {};                 // --settings; empty: the default place
    bool quiet = false;
    bool verbose = false;
};

// `arguments` begin with the program's name. The first that is no option is a command if it is the
// name of one, else a path for the window. Needs no application object. An Error of
// ErrorKind::Usage explains what is wrong with the line; exit status 2.
[[nodiscard]] Result<Invocation> parseCommandLine(const QStringList &arguments);

struct Streams
{
    std::FILE *in = stdin;
    std::FILE *out = stdout;
    std::FILE *err = stderr;
};

// Says what is wrong with the line; the exit status for it, 2.
[[nodiscard]] int refuseCommandLine(const Error &error, const Streams &streams = {});

// Runs a command to its end, blocking, or prints the text that was asked for; the exit status: 0
// done, 1 something failed. Needs a QCoreApplication. Results to `out`, everything else to `err`.
[[nodiscard]] int runCommand(const Invocation &invocation, const Streams &streams = {});

} // namespace broadsheet
