// What the man page and the completions of shells say of the command line. It is read from the
// program's own commands and their help, so there is nothing to edit here for a new command.
#pragma once

#include "manual/HelpText.h"

namespace broadsheet {

struct ManualOption
{
    QString name;        // without "--"
    QString value;       // what the help calls its value, "FORMAT"; empty: it has none
    QString text;        // from the help, in one line; empty: the help only names it
    QStringList choices; // what the value can be; empty: anything
};

struct ManualCommand
{
    QString name;
    QString summary;
    HelpText help;
    QStringList words; // what may come first after the name, "info" of `library info`
    bool takesFiles = false;
    QList<ManualOption> options; // besides those of every command
};

struct Manual
{
    HelpText help; // the general help
    QList<ManualCommand> commands;
    QList<ManualOption> options; // of every command
};

[[nodiscard]] Manual programManual();

// Whether a value of this name in a usage is a file or folder: FILE, "PATH…".
[[nodiscard]] bool isFileValue(const QString &value);

// What an option is for in a few words, for lists of options.
[[nodiscard]] QString shortText(const ManualOption &option);

// Formats that a Manual can be written in. `page` is the frame of the man page; %COMMANDS%,
// %OPTIONS% and %STATUS% stand where text is filled in.
[[nodiscard]] QString manPage(const Manual &manual, QString page);
[[nodiscard]] QString bashCompletion(const Manual &manual);
[[nodiscard]] QString zshCompletion(const Manual &manual);
[[nodiscard]] QString fishCompletion(const Manual &manual);

} // namespace broadsheet
