#include "manual/Manual.h"

#include "commands/Help.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// No option has this value, so a command says what it could have been.
const QString wrongValue = u"?"_s;

// The name of a value that no help text names.
const QString anyValue = u"VALUE"_s;

// "FORMAT" of "[--format FORMAT]" or "--format FORMAT"; empty without a value.
QString valueIn(const QString &text, const QString &option)
{
    const QRegularExpression named(u"--%1[ =]([A-Z]+)"_s.arg(option));
    return named.match(text).captured(1);
}

// What explains this option alone.
const HelpItem *itemOf(const HelpText &help, const QString &option)
{
    const QRegularExpression named(u"--%1(?![a-z-])"_s.arg(option));
    for (const HelpBlock &block : help.blocks)
        for (const HelpItem &item : block.items)
            if (item.tag.startsWith("--"_L1) && item.tag.count("--"_L1) == 1 &&
                item.tag.contains(named))
                return &item;
    return nullptr;
}

// The words that come first after the name in a usage: "info" and "check".
QStringList firstWords(const QString &name, const QStringList &usage)
{
    static const QRegularExpression word(u"^[a-z][a-z-]*$"_s);
    QStringList words;
    for (const QString &line : usage) {
        const QStringList parts = line.simplified().split(u' ');
        const qsizetype at = parts.indexOf(name) + 1;
        for (const QString &one : parts.value(at).split(u'|'))
            if (one.contains(word) && !words.contains(one))
                words.append(one);
    }
    return words;
}

// Whether a usage has a file that is not the value of an option.
bool namesFiles(const QStringList &usage)
{
    static const QRegularExpression optionWithValue(u"--[a-z-]+[ =]\\S+"_s);
    return std::ranges::any_of(usage, [](QString line) {
        const QStringList parts = line.remove(optionWithValue).split(u' ');
        return std::ranges::any_of(parts, isFileValue);
    });
}

// A parser that knows the options of all commands, as that of the program.
void addOptions(QCommandLineParser &parser, const CommandTable &commands)
{
    QSet<QString> added;
    for (const auto &command : commands)
        for (const OptionSpec &option : command->options()) {
            if (added.contains(option.name))
                continue;
            added.insert(option.name);
            parser.addOption({option.name, {}, option.hasValue ? u"value"_s : QString()});
        }
}

// Enough arguments for the command, with its first word.
QStringList argumentsFor(const ConsoleCommand &command, const QString &word)
{
    QStringList arguments;
    if (!word.isEmpty())
        arguments.append(word);
    while (arguments.size() < command.argumentCount().min)
        arguments.append(wrongValue);
    return arguments;
}

// What the command says that the option can be when it gets a value that nothing is called.
QStringList choicesOf(size_t command, const OptionSpec &option, QStringList words)
{
    if (words.isEmpty())
        words.append(QString());
    for (const QString &word : std::as_const(words)) {
        const CommandTable table = allCommands(); // an object serves one command line
        QCommandLineParser parser;
        addOptions(parser, table);
        parser.parse({u"broadsheet"_s, u"--"_s + option.name, wrongValue});
        OptionValues values(parser, argumentsFor(*table[command], word));
        table[command]->read(values);
        if (const QStringList choices = values.offered(option.name); !choices.isEmpty())
            return choices;
    }
    return {};
}

ManualOption optionOf(const OptionSpec &spec, const HelpText &help)
{
    ManualOption option{.name = spec.name};
    if (const HelpItem *item = itemOf(help, spec.name)) {
        option.text = item->lines.join(u' ').simplified();
        option.value = valueIn(item->tag, spec.name);
    }
    if (option.value.isEmpty())
        option.value = valueIn(help.usage.join(u'\n'), spec.name);
    if (!spec.hasValue)
        option.value.clear();
    else if (option.value.isEmpty())
        option.value = anyValue;
    return option;
}

ManualCommand commandOf(size_t at, const ConsoleCommand &command)
{
    ManualCommand result{
        .name = command.name(), .summary = command.summary(), .help = parseHelp(command.help())};
    result.words = firstWords(result.name, result.help.usage);
    result.takesFiles = namesFiles(result.help.usage);
    for (const OptionSpec &spec : command.options()) {
        ManualOption option = optionOf(spec, result.help);
        if (spec.hasValue)
            option.choices = choicesOf(at, spec, result.words);
        result.options.append(option);
    }
    return result;
}

// All text of a help in one line.
QString wholeText(const HelpText &help)
{
    QStringList lines;
    for (const HelpBlock &block : help.blocks) {
        lines += block.lines;
        for (const HelpItem &item : block.items)
            lines += item.lines;
    }
    return lines.join(u' ');
}

// Where a help says "broadsheet help list" or "as for list", the options that it does not explain
// are those of list.
void borrow(ManualCommand &command, const QList<ManualCommand> &commands)
{
    static const QRegularExpression reference(u"(?:broadsheet help|as for) ([a-z]+)"_s);
    const QString name = reference.match(wholeText(command.help)).captured(1);
    const auto other = std::ranges::find(commands, name, &ManualCommand::name);
    if (other == commands.end())
        return;
    for (ManualOption &option : command.options) {
        const auto same = std::ranges::find(other->options, option.name, &ManualOption::name);
        if (option.text.isEmpty() && same != other->options.end()) {
            option.text = same->text;
            option.value = same->value;
        }
    }
}

QList<ManualOption> optionsOfAll(const HelpText &help)
{
    QList<ManualOption> options;
    for (const HelpBlock &block : help.blocks)
        for (const HelpItem &item : block.items)
            if (item.tag.startsWith("--"_L1))
                options.append({.name = item.tag.section(u' ', 0, 0).mid(2),
                                .value = item.tag.section(u' ', 1),
                                .text = item.lines.join(u' ').simplified()});
    return options;
}

ManualCommand helpCommand(const QList<ManualCommand> &others)
{
    ManualCommand help{.name = u"help"_s,
                       .summary = u"explain a command"_s,
                       .help = parseHelp(u"Usage: broadsheet help [COMMAND]\n\n"
                                         "Explains a command, or lists all of them."_s)};
    for (const ManualCommand &other : others)
        help.words.append(other.name);
    return help;
}

} // namespace

bool isFileValue(const QString &value)
{
    static const QRegularExpression file(u"^\\[?(FILE|PATH|FOLDER)…?\\]?$"_s);
    return value.contains(file);
}

QString shortText(const ManualOption &option)
{
    static const QRegularExpression furtherText(u"[.:;]( .*)?$"_s);
    static const QRegularExpression openParenthesis(u" \\([^)]*$"_s);
    if (option.text.isEmpty())
        return option.value.toLower();
    return QString(option.text).remove(furtherText).remove(openParenthesis);
}

Manual programManual()
{
    const CommandTable table = allCommands();
    Manual manual{.help = parseHelp(generalHelp(table))};
    manual.options = optionsOfAll(manual.help);
    for (size_t at = 0; at < table.size(); ++at)
        manual.commands.append(commandOf(at, *table[at]));
    const QList<ManualCommand> helpful = manual.commands;
    for (ManualCommand &command : manual.commands)
        borrow(command, helpful);
    manual.commands.append(helpCommand(manual.commands));
    return manual;
}

} // namespace broadsheet
