#include "manual/Manual.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// What the words of a command line mean, for bash.
constexpr auto frame =
    R"sh(# Completion of bash for broadsheet, made from the program's own commands.

_broadsheet_options()
{
    case $1 in
%OPTIONS%
    *) echo '%GLOBAL%' ;;
    esac
}

# What may stand for the value of an option of a command; "@files" stands for any file.
_broadsheet_values()
{
    case $1 in
%VALUES%
    esac
}

# What may stand after a command.
_broadsheet_arguments()
{
    case $1 in
%ARGUMENTS%
    esac
}

_broadsheet_offer()
{
    local words=$1 current=$2
    case " $words " in
    *' @files '*)
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        words=${words//@files/}
        ;;
    esac
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$words" -- "$current")
}

_broadsheet()
{
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    local command='' arguments=0 at word
    COMPREPLY=()
    # bash takes --format=json for three words
    if [[ $current == = ]]; then
        current=''
    elif [[ $before == = ]]; then
        before=${COMP_WORDS[COMP_CWORD-2]}
    fi
    for ((at = 1; at < COMP_CWORD; ++at)); do
        word=${COMP_WORDS[at]}
        case $word in
        =) ((++at)) ;;
        %WITHVALUE%) [[ ${COMP_WORDS[at+1]} == = ]] || ((++at)) ;;
        -*) ;;
        *) if [[ $command ]]; then ((++arguments)); else command=$word; fi ;;
        esac
    done
    case $before in
    %WITHVALUE%)
        _broadsheet_offer "$(_broadsheet_values "$command $before")" "$current"
        return
        ;;
    esac
    if [[ $current == -* ]]; then
        _broadsheet_offer "$(_broadsheet_options "$command")" "$current"
    elif [[ ! $command ]]; then
        _broadsheet_offer '%COMMANDS% @files' "$current"
    else
        _broadsheet_offer "$(_broadsheet_arguments "$command $arguments")" "$current"
    fi
}

complete -F _broadsheet broadsheet
)sh";

QStringList namesOf(const QList<ManualOption> &options)
{
    QStringList names;
    for (const ManualOption &option : options)
        names.append("--"_L1 + option.name);
    return names;
}

QString caseOf(const QString &pattern, const QStringList &words)
{
    return "    %1) echo '%2' ;;\n"_L1.arg(pattern, words.join(u' '));
}

QString valueCases(const QString &command, const QList<ManualOption> &options)
{
    QString cases;
    for (const ManualOption &option : options) {
        const QStringList words =
            isFileValue(option.value) ? QStringList(u"@files"_s) : option.choices;
        if (!words.isEmpty())
            cases += caseOf(command + "' --"_L1 + option.name + u'\'', words);
    }
    return cases;
}

// A first word, then what else: "info 0" is before it.
QString argumentCases(const ManualCommand &command)
{
    QString cases;
    if (!command.words.isEmpty())
        cases += caseOf(u"'%1 0'"_s.arg(command.name), command.words);
    if (command.takesFiles)
        cases += caseOf(u"'%1 '*"_s.arg(command.name), {u"@files"_s});
    return cases;
}

// The names of all options that have a value, as a pattern.
QString withValue(const Manual &manual)
{
    QStringList names;
    const auto add = [&names](const QList<ManualOption> &options) {
        for (const ManualOption &option : options)
            if (!option.value.isEmpty())
                names.append("--"_L1 + option.name);
    };
    add(manual.options);
    for (const ManualCommand &command : manual.commands)
        add(command.options);
    names.removeDuplicates();
    return names.join(u" | "_s);
}

} // namespace

QString bashCompletion(const Manual &manual)
{
    QStringList commands;
    QString options;
    QString values = valueCases(u"*"_s, manual.options);
    QString arguments;
    for (const ManualCommand &command : manual.commands) {
        commands.append(command.name);
        options += caseOf(command.name, namesOf(command.options + manual.options));
        values += valueCases(command.name, command.options);
        arguments += argumentCases(command);
    }
    QString text = QString::fromLatin1(frame);
    const auto fill = [&text](QLatin1StringView name, QString with) {
        if (with.endsWith(u'\n'))
            with.chop(1);
        text.replace(name, with);
    };
    fill("%OPTIONS%"_L1, options);
    fill("%GLOBAL%"_L1, namesOf(manual.options).join(u' '));
    fill("%VALUES%"_L1, values);
    fill("%ARGUMENTS%"_L1, arguments);
    fill("%WITHVALUE%"_L1, withValue(manual));
    fill("%COMMANDS%"_L1, commands.join(u' '));
    return text;
}

} // namespace broadsheet
