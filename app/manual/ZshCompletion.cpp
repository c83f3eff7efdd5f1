#include "manual/Manual.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr auto frame = R"sh(#compdef broadsheet
# Completion of zsh for broadsheet, made from the program's own commands.

_broadsheet_first() {
    local -a commands=(
%COMMANDS%    )
    _alternative 'commands:command:{_describe -t commands command commands}' 'digests:digest:_files'
}

_broadsheet() {
    local curcontext=$curcontext state line
    local -a all=(
%GLOBAL%    )
    _arguments -C $all '1: :_broadsheet_first' '*:: :->rest'
    [[ $state == rest ]] || return
    case $words[1] in
%CASES%    *) _files ;;
    esac
}

_broadsheet "$@"
)sh";

QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', "'\\''"_L1) + u'\'';
}

// Of a description inside an argument of _arguments.
QString described(QString text)
{
    return text.replace(u'\\', "\\\\"_L1)
        .replace(u'[', "\\["_L1)
        .replace(u']', "\\]"_L1)
        .replace(u':', "\\:"_L1);
}

// "--format=[table (default)]:FORMAT:(table json)"
QString specOf(const ManualOption &option)
{
    QString spec = "--"_L1 + option.name;
    if (!option.value.isEmpty())
        spec += u'=';
    spec += u'[' + described(shortText(option)) + u']';
    if (isFileValue(option.value))
        spec += u':' + option.value + ":_files"_L1;
    else if (!option.choices.isEmpty())
        spec += u':' + option.value + ":("_L1 + option.choices.join(u' ') + u')';
    else if (!option.value.isEmpty())
        spec += u':' + option.value + u':';
    return quoted(spec);
}

QString caseOf(const ManualCommand &command)
{
    QStringList specs;
    for (const ManualOption &option : command.options)
        specs.append(specOf(option));
    if (!command.words.isEmpty())
        specs.append(quoted(u"1:word:("_s + command.words.join(u' ') + u')'));
    specs.append(quoted(command.takesFiles ? u"*:file:_files"_s : u"*: :"_s));
    return u"    %1)\n        _arguments $all \\\n            %2 ;;\n"_s.arg(
        command.name, specs.join(" \\\n            "_L1));
}

} // namespace

QString zshCompletion(const Manual &manual)
{
    QString commands;
    QString cases;
    for (const ManualCommand &command : manual.commands) {
        commands += "        "_L1 + quoted(command.name + u':' + command.summary) + u'\n';
        cases += caseOf(command);
    }
    QString global;
    for (const ManualOption &option : manual.options)
        global += "        "_L1 + specOf(option) + u'\n';
    return QString::fromLatin1(frame)
        .replace("%COMMANDS%"_L1, commands)
        .replace("%GLOBAL%"_L1, global)
        .replace("%CASES%"_L1, cases);
}

} // namespace broadsheet
