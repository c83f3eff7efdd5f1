#include "commands/CommandLine.h"

#include "commands/CommandTable.h"
#include "commands/Help.h"
#include "commands/Tr.h"

#include <QCommandLineParser>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr auto helpWord = "help"_L1; // `help COMMAND` is `COMMAND --help`

constexpr OptionSpec globalOptions[] = {
    {"library"_L1, true},  {"settings"_L1, true}, {"quiet"_L1, false},
    {"verbose"_L1, false}, {helpWord, false},     {"version"_L1, false},
};

template<class Options>
bool hasOption(const Options &options, QStringView name)
{
    return std::ranges::any_of(options,
                               [name](const OptionSpec &option) { return option.name == name; });
}

Failure usage(const QString &message)
{
    return failure(ErrorKind::Usage, message);
}

// The options of all commands, each once. The parser knows them all, so that the message for an
// option of another command differs from that for an unknown one.
QList<OptionSpec> allOptions(const CommandTable &commands)
{
    QList<OptionSpec> options(std::begin(globalOptions), std::end(globalOptions));
    for (const auto &command : commands) {
        for (const OptionSpec &option : command->options()) {
            const auto known = std::ranges::find(options, option.name, &OptionSpec::name);
            Q_ASSERT(known == options.end() || *known == option);
            if (known == options.end())
                options.append(option);
        }
    }
    return options;
}

QString didYouMean(const QString &word, const QStringList &candidates, QLatin1StringView prefix)
{
    const QString meant = closest(word, candidates);
    return meant.isEmpty() ? QString() : CommandsTr::tr("; did you mean %1?").arg(prefix + meant);
}

// Why the options and the number of arguments do not fit the command; empty when they do.
QString misfit(QLatin1StringView command, ArgumentCount count, const QList<OptionSpec> &known,
               const QStringList &options, const QStringList &arguments)
{
    for (const QString &option : options)
        if (!hasOption(globalOptions, option) && !hasOption(known, option))
            return CommandsTr::tr("%1 has no option --%2").arg(command, option);
    if (arguments.size() < count.min)
        return CommandsTr::tr("%1 requires more arguments: broadsheet help %1").arg(command);
    if (count.max >= 0 && arguments.size() > count.max)
        return CommandsTr::tr("%1 does not take “%2”").arg(command, arguments.at(count.max));
    return {};
}

class LineParser final
{
public:
    LineParser() : m_commands(allCommands()), m_options(allOptions(m_commands)) {}

    Result<Invocation> parse(const QStringList &arguments)
    {
        for (const OptionSpec &option : m_options) {
            QStringList names(option.name);
            if (option.name == helpWord)
                names.append(u"h"_s);
            m_parser.addOption({names, QString(), option.hasValue ? u"value"_s : QString()});
        }
        const bool isUnderstood = m_parser.parse(arguments);
        m_arguments = m_parser.positionalArguments();
        if (m_parser.isSet(helpWord))
            return help(isCommand(m_arguments.value(0)) ? m_arguments.first() : QString());
        if (m_parser.isSet(u"version"_s))
            return Invocation{.what = Invocation::What::Text, .text = versionText()};
        if (const QStringList unknown = m_parser.unknownOptionNames(); !unknown.isEmpty())
            return usage(unknownOption(unknown.first()));
        if (!isUnderstood)
            return usage(m_parser.errorText());
        return withGlobalOptions();
    }

private:
    Result<Invocation> withGlobalOptions()
    {
        OptionValues values(m_parser, {});
        Invocation invocation{.libraryFile = values.text("library"_L1),
                              .settingsFile = values.text("settings"_L1),
                              .quiet = values.has("quiet"_L1),
                              .verbose = values.has("verbose"_L1)};
        if (!values.problem().isEmpty())
            return usage(values.problem());
        const QString word = m_arguments.value(0);
        if (!isCommand(word))
            return forWindow(std::move(invocation));
        m_arguments.removeFirst();
        return word == helpWord ? forHelp() : forCommand(std::move(invocation), word);
    }

    Result<Invocation> forCommand(Invocation invocation, const QString &name)
    {
        const auto found = std::ranges::find(m_commands, name, &ConsoleCommand::name);
        const ConsoleCommand &command = **found;
        if (const QString wrong = misfit(command.name(), command.argumentCount(), command.options(),
                                         m_parser.optionNames(), m_arguments);
            !wrong.isEmpty())
            return usage(wrong);
        invocation.what = Invocation::What::Command;
        invocation.command = std::move(*found);
        OptionValues values(m_parser, m_arguments);
        invocation.command->read(values);
        if (!values.problem().isEmpty())
            return usage(values.problem());
        return invocation;
    }

    Result<Invocation> forHelp() const
    {
        const ArgumentCount topics{.min = 0, .max = 1};
        if (const QString wrong = misfit(helpWord, topics, {}, m_parser.optionNames(), m_arguments);
            !wrong.isEmpty())
            return usage(wrong);
        return help(m_arguments.value(0));
    }

    Result<Invocation> help(const QString &topic) const
    {
        Invocation invocation{.what = Invocation::What::Text};
        const auto command = std::ranges::find(m_commands, topic, &ConsoleCommand::name);
        if (command != m_commands.end())
            invocation.text = commandHelp(**command);
        else if (topic.isEmpty() || topic == helpWord)
            invocation.text = generalHelp(m_commands);
        else
            return usage(CommandsTr::tr("unknown command “%1”").arg(topic) +
                         didYouMean(topic, commandNames(), {}));
        return invocation;
    }

    Result<Invocation> forWindow(Invocation invocation) const
    {
        // A word that is neither a path nor a command is a typing error, or a command of a later
        // version.
        const QString first = m_arguments.value(0);
        const bool isWord =
            !first.isEmpty() && first != "-"_L1 && !first.contains(u'/') && !first.contains(u'.');
        if (isWord && !QFileInfo::exists(first))
            return usage(
                CommandsTr::tr("unknown command “%1”, and no file has that name").arg(first) +
                didYouMean(first, commandNames(), {}));
        for (const QString &option : m_parser.optionNames())
            if (!hasOption(globalOptions, option))
                return usage(
                    CommandsTr::tr("--%1 requires a command, such as broadsheet list").arg(option));
        if (m_arguments.contains(u"-"_s))
            return usage(CommandsTr::tr("standard input requires a command: broadsheet import -"));
        invocation.paths = m_arguments;
        return invocation;
    }

    [[nodiscard]] bool isCommand(const QString &word) const
    {
        return commandNames().contains(word);
    }

    [[nodiscard]] QStringList commandNames() const
    {
        QStringList names;
        for (const auto &command : m_commands)
            names.append(command->name());
        names.append(helpWord);
        return names;
    }

    [[nodiscard]] QString unknownOption(const QString &option) const
    {
        QStringList names;
        for (const OptionSpec &known : m_options)
            names.append(known.name);
        const auto dashes = option.size() == 1 ? "-"_L1 : "--"_L1;
        return CommandsTr::tr("unknown option %1").arg(dashes + option) +
               didYouMean(option, names, "--"_L1);
    }

    CommandTable m_commands;
    QList<OptionSpec> m_options;
    QCommandLineParser m_parser;
    QStringList m_arguments; // without the command
};

} // namespace

Result<Invocation> parseCommandLine(const QStringList &arguments)
{
    return LineParser().parse(arguments);
}

} // namespace broadsheet
