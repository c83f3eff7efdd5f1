#include "backups/Backups.h"
#include "commands/CommandLine.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "library/Library.h"
#include "settings/StandardPaths.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLoggingCategory>

#include <csignal>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The backup of the day, after everything else. Its failure is not the command's.
void backUp(const QString &library, Console &console)
{
    if (const auto backup = addBackupWhenDue(library); !backup)
        console.note(backup.error().message);
}

void run(const Invocation &invocation, Console &console)
{
    const QString file =
        invocation.libraryFile.isEmpty() ? defaultLibraryFile() : invocation.libraryFile;
    if (invocation.command->runWithoutLibrary(file, console))
        return;
    const bool isNew = !QFileInfo::exists(file);
    const auto library = Library::open(file);
    if (!library)
        return console.problem(library.error());
    Library &opened = **library;
    QObject::connect(&opened, &Library::noticed, &opened,
                     [&console](const QString &message) { console.note(message); });
    QObject::connect(&opened, &Library::fileLost, &opened,
                     [&console](const QString &message) { console.problem(message); });
    for (const QString &message : opened.openingReport().messages)
        console.note(message);
    if (isNew && opened.openingReport().messages.isEmpty() && !invocation.command->fillsLibrary())
        console.note(CommandsTr::tr("%1 is a new, empty library.").arg(file));
    invocation.command->run({opened, console, file, invocation.settingsFile, invocation.verbose});
    QCoreApplication::sendPostedEvents(&opened); // what it noticed; no event loop runs here
    backUp(file, console);
}

} // namespace

int refuseCommandLine(const Error &error, const Streams &streams)
{
    Console console(streams, false, false);
    console.problem(error);
    console.note(CommandsTr::tr("See broadsheet --help."));
    return 2;
}

int runCommand(const Invocation &invocation, const Streams &streams)
{
    Q_ASSERT(invocation.what != Invocation::What::Window);
    std::signal(SIGPIPE, SIG_IGN); // instead, writing to a closed pipe fails with EPIPE
    // Commands print every failure as an Error; the log is for --verbose.
    QLoggingCategory::setFilterRules(invocation.verbose ? u"broadsheet.*=true"_s
                                                        : u"broadsheet.*=false"_s);
    Console console(streams, invocation.quiet, invocation.verbose);
    if (invocation.what == Invocation::What::Text)
        console.result(invocation.text);
    else
        run(invocation, console);
    return console.finish();
}

} // namespace broadsheet
