// A command of the command line: its name, arguments, options and help, and what it does.
// README.md says how to add one.
#pragma once

#include "console/OptionValues.h"

#include <QList>
#include <QString>

namespace broadsheet {

class Console;
class Library;

struct CommandContext
{
    Library &library;
    Console &console;
    QString libraryFile;
    QString settingsFile; // --settings; empty: the default place
    bool verbose = false;
};

struct ArgumentCount
{
    int min = 0;
    int max = 0; // -1: any number
};

// An object serves one command line: read() keeps what run() needs.
class ConsoleCommand
{
public:
    virtual ~ConsoleCommand() = default;
    Q_DISABLE_COPY_MOVE(ConsoleCommand)

    [[nodiscard]] virtual QLatin1StringView name() const = 0;

    // The command's line in the general help: "show ID" and what it is for.
    [[nodiscard]] virtual QString synopsis() const { return name(); }
    [[nodiscard]] virtual QString summary() const = 0;

    // `broadsheet help NAME`, without the options of every command. Starts with "Usage: ".
    [[nodiscard]] virtual QString help() const = 0;

    [[nodiscard]] virtual ArgumentCount argumentCount() const { return {}; }

    // Besides those of every command.
    [[nodiscard]] virtual QList<OptionSpec> options() const { return {}; }

    // Whether running it on a new library is normal. Others tell the user that the library is new.
    [[nodiscard]] virtual bool fillsLibrary() const { return false; }

    // Takes the options and arguments, which match options() and argumentCount(). What is wrong
    // with them is reported with OptionValues::refuse().
    virtual void read(OptionValues &) {}

    // For what is done with the file `library` while it is not open, or cannot be opened. False:
    // the command needs the open library, so run() is called.
    [[nodiscard]] virtual bool runWithoutLibrary(const QString &library, Console &console)
    {
        Q_UNUSED(library)
        Q_UNUSED(console)
        return false;
    }

    // Blocks until everything is done. Failures are reported with Console::problem().
    virtual void run(const CommandContext &context) = 0;

protected:
    ConsoleCommand() = default;
};

} // namespace broadsheet
