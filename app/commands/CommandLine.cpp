#include "commands/Commands.h"
#include "commands/Help.h"
#include "sources/Source.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::commands)
};

struct OptionShape
{
    QLatin1StringView name;
    bool hasValue;
};

constexpr OptionShape optionShapes[] = {
    {"library"_L1, true}, {"settings"_L1, true}, {"quiet"_L1, false},     {"verbose"_L1, false},
    {"help"_L1, false},   {"version"_L1, false}, {"date"_L1, true},       {"from"_L1, true},
    {"to"_L1, true},      {"unread"_L1, false},  {"starred"_L1, false},   {"author"_L1, true},
    {"search"_L1, true},  {"sort"_L1, true},     {"ascending"_L1, false}, {"limit"_L1, true},
    {"format"_L1, true},  {"source"_L1, true},   {"tag"_L1, true},
};
constexpr size_t globalOptions = 6; // the first ones

bool isGlobal(QStringView option)
{
    return std::ranges::any_of(std::span(optionShapes).first(globalOptions),
                               [option](const OptionShape &one) { return one.name == option; });
}

Failure usage(const QString &message)
{
    return failure(ErrorKind::Usage, message);
}

QString didYouMean(const QString &word, const QStringList &candidates, QLatin1StringView prefix)
{
    const QString meant = closest(word, candidates);
    return meant.isEmpty() ? QString() : Tr::tr("; did you mean %1?").arg(prefix + meant);
}

// The days, numbers and names among the values of the options. The first thing that is wrong stays.
class Values final
{
public:
    explicit Values(const QCommandLineParser &parser) : m_parser(parser) {}

    [[nodiscard]] bool has(QLatin1StringView option) const { return m_parser.isSet(option); }

    [[nodiscard]] QString text(QLatin1StringView option)
    {
        if (!has(option))
            return {};
        const QStringList values = m_parser.values(option);
        if (values.size() > 1)
            wrong(Tr::tr("--%1 is given more than once").arg(option));
        if (values.last().trimmed().isEmpty())
            wrong(Tr::tr("--%1 is empty").arg(option));
        return values.last();
    }

    [[nodiscard]] QDate day(QLatin1StringView option)
    {
        const QString value = text(option);
        if (!has(option))
            return {};
        if (value == "today"_L1)
            return QDate::currentDate();
        if (value == "yesterday"_L1)
            return QDate::currentDate().addDays(-1);
        const QDate result = QDate::fromString(value, u"yyyy-MM-dd");
        if (!result.isValid() || result.toString(Qt::ISODate) != value)
            wrong(Tr::tr("--%1 wants a day (YYYY-MM-DD, today or yesterday), not “%2”")
                      .arg(option, value));
        return result;
    }

    [[nodiscard]] int count(QLatin1StringView option, int fallback)
    {
        const QString value = text(option);
        if (!has(option))
            return fallback;
        bool isNumber = false;
        const int result = value.toInt(&isNumber);
        if (!isNumber || result < 1)
            wrong(Tr::tr("--%1 wants a whole number from 1, not “%2”").arg(option, value));
        return result;
    }

    template<class T>
    [[nodiscard]] T oneOf(QLatin1StringView option,
                          std::initializer_list<std::pair<QLatin1StringView, T>> names)
    {
        const QString value = text(option);
        if (!has(option))
            return names.begin()->second;
        QStringList known;
        for (const auto &[name, result] : names) {
            if (value == name)
                return result;
            known.append(name);
        }
        wrong(Tr::tr("--%1 can be %2, not “%3”").arg(option, known.join(", "_L1), value));
        return names.begin()->second;
    }

    void wrong(const QString &message)
    {
        if (m_problem.isEmpty())
            m_problem = message;
    }
    [[nodiscard]] QString problem() const { return m_problem; }

private:
    const QCommandLineParser &m_parser;
    QString m_problem;
};

void readDays(Values &values, Query &query)
{
    query.from = values.day("from"_L1);
    query.to = values.day("to"_L1);
    if (values.has("date"_L1)) {
        if (values.has("from"_L1) || values.has("to"_L1))
            values.wrong(Tr::tr("--date does not go with --from or --to"));
        query.from = query.to = values.day("date"_L1);
    }
    if (query.from.isValid() && query.to.isValid() && query.from > query.to)
        values.wrong(Tr::tr("--from is later than --to"));
}

// A slip of the year shall not ask a server ten thousand times.
constexpr int maxDaysToFetch = 5000;

void readFetch(Values &values, const QCommandLineParser &parser, Invocation &invocation)
{
    Query &days = invocation.query;
    readDays(values, days);
    if (values.has("to"_L1) && !values.has("from"_L1))
        values.wrong(Tr::tr("--to wants --from"));
    if (values.has("from"_L1) && !values.has("to"_L1))
        days.to = std::max(QDate::currentDate(), days.from);
    if (days.from.isValid() && days.from.daysTo(days.to) >= maxDaysToFetch)
        values.wrong(Tr::tr("at most %1 days are fetched at once").arg(maxDaysToFetch));
    for (const QString &value : parser.values(u"source"_s))
        for (const QString &id : value.split(u',')) {
            if (!makeSource(id.trimmed()))
                values.wrong(Tr::tr("--source can be %1, not “%2”")
                                 .arg(sourceIds().join(", "_L1), id.trimmed()));
            invocation.sources.append(id.trimmed());
        }
}

Query queryOf(Values &values)
{
    Query query;
    readDays(values, query);
    query.unread = values.has("unread"_L1);
    query.starred = values.has("starred"_L1);
    query.author = values.text("author"_L1).trimmed();
    query.search = values.text("search"_L1);
    query.sort = values.oneOf<SortKey>("sort"_L1, {{"votes"_L1, SortKey::Votes},
                                                   {"title"_L1, SortKey::Title},
                                                   {"date"_L1, SortKey::Date},
                                                   {"authors"_L1, SortKey::Authors}});
    query.ascending = values.has("ascending"_L1);
    query.limit = values.count("limit"_L1, query.limit);
    return query;
}

OutputFormat formatOf(Values &values, const QString &command)
{
    const bool list = command == "list"_L1;
    return values.oneOf<OutputFormat>("format"_L1,
                                      {list ? std::pair("table"_L1, OutputFormat::Table)
                                            : std::pair("text"_L1, OutputFormat::Text),
                                       {"json"_L1, OutputFormat::Json},
                                       {"csv"_L1, OutputFormat::Csv},
                                       {"markdown"_L1, OutputFormat::Markdown},
                                       {"bibtex"_L1, OutputFormat::Bibtex}});
}

QStringList commandNames()
{
    QStringList names;
    for (const CommandShape &shape : commandShapes())
        names.append(shape.name);
    return names;
}

Result<Invocation> help(const QStringList &topics)
{
    Invocation invocation{.what = Invocation::What::Text};
    if (topics.isEmpty())
        invocation.text = generalHelp();
    else if (findCommand(topics.first()))
        invocation.text = commandHelp(topics.first());
    else
        return usage(Tr::tr("unknown command “%1”").arg(topics.first()) +
                     didYouMean(topics.first(), commandNames(), {}));
    return invocation;
}

// Why the options and the number of arguments do not fit the command; empty when they do.
QString misfit(const CommandShape &command, const QStringList &options,
               const QStringList &arguments)
{
    for (const QString &option : options)
        if (!isGlobal(option) && !command.options.contains(option))
            return Tr::tr("%1 has no option --%2").arg(command.name, option);
    if (arguments.size() < command.minArguments)
        return Tr::tr("%1 wants more: broadsheet help %1").arg(command.name);
    if (command.maxArguments >= 0 && arguments.size() > command.maxArguments)
        return Tr::tr("%1 cannot take “%2”").arg(command.name, arguments.at(command.maxArguments));
    if (command.name == "library"_L1 && arguments.first() != "info"_L1)
        return Tr::tr("unknown command “library %1”; there is “library info”")
            .arg(arguments.first());
    return {};
}

Result<Invocation> forCommand(Invocation invocation, const CommandShape &command,
                              const QCommandLineParser &parser)
{
    if (const QString wrong = misfit(command, parser.optionNames(), invocation.arguments);
        !wrong.isEmpty())
        return usage(wrong);
    if (command.name == "help"_L1)
        return help(invocation.arguments);
    invocation.what = Invocation::What::Command;
    invocation.command = command.name;
    Values values(parser);
    if (command.name == "list"_L1)
        invocation.query = queryOf(values);
    if (command.name == "fetch"_L1)
        readFetch(values, parser, invocation);
    if (command.options.contains("tag"_L1)) {
        invocation.tag = values.text("tag"_L1);
        if (!values.has("tag"_L1))
            values.wrong(Tr::tr("%1 wants --tag NAME").arg(command.name));
    }
    if (command.options.contains("format"_L1))
        invocation.format = formatOf(values, invocation.command);
    return values.problem().isEmpty() ? Result<Invocation>(invocation) : usage(values.problem());
}

Result<Invocation> forWindow(Invocation invocation, const QCommandLineParser &parser)
{
    // A word that is neither a path nor a command is a slip, or a command of a later version.
    const QString first = invocation.arguments.value(0);
    const bool isWord =
        !first.isEmpty() && first != "-"_L1 && !first.contains(u'/') && !first.contains(u'.');
    if (isWord && !QFileInfo::exists(first))
        return usage(Tr::tr("unknown command “%1”, and there is no file of that name").arg(first) +
                     didYouMean(first, commandNames(), {}));
    for (const QString &option : parser.optionNames())
        if (!isGlobal(option))
            return usage(Tr::tr("--%1 goes with a command, such as broadsheet list").arg(option));
    if (invocation.arguments.contains(u"-"_s))
        return usage(Tr::tr("standard input goes with a command: broadsheet import -"));
    return invocation;
}

QStringList optionNames()
{
    QStringList names;
    for (const OptionShape &shape : optionShapes)
        names.append(shape.name);
    return names;
}

} // namespace

Result<Invocation> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    for (const OptionShape &shape : optionShapes) {
        QStringList names(shape.name);
        if (shape.name == "help"_L1)
            names.append(u"h"_s);
        parser.addOption({names, QString(), shape.hasValue ? u"value"_s : QString()});
    }
    const bool understood = parser.parse(arguments);
    QStringList positional = parser.positionalArguments();
    const CommandShape *command = findCommand(positional.value(0));

    if (parser.isSet(u"help"_s))
        return help(command ? positional.first(1) : QStringList());
    if (parser.isSet(u"version"_s))
        return Invocation{.what = Invocation::What::Text, .text = versionText()};
    if (const QStringList unknown = parser.unknownOptionNames(); !unknown.isEmpty())
        return usage(Tr::tr("unknown option %1")
                         .arg((unknown.first().size() == 1 ? "-"_L1 : "--"_L1) + unknown.first()) +
                     didYouMean(unknown.first(), optionNames(), "--"_L1));
    if (!understood)
        return usage(parser.errorText());

    Values values(parser);
    Invocation invocation{.libraryFile = values.text("library"_L1),
                          .settingsFile = values.text("settings"_L1),
                          .quiet = values.has("quiet"_L1),
                          .verbose = values.has("verbose"_L1)};
    if (!values.problem().isEmpty())
        return usage(values.problem());
    if (command)
        positional.removeFirst();
    invocation.arguments = positional;
    return command ? forCommand(std::move(invocation), *command, parser)
                   : forWindow(std::move(invocation), parser);
}

} // namespace broadsheet
