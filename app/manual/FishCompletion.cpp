#include "manual/Manual.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString quoted(QString text)
{
    return u'\'' + text.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1) + u'\'';
}

QString lineOf(const QString &condition, const QString &rest)
{
    const QString when = condition.isEmpty() ? QString() : " -n "_L1 + quoted(condition);
    return "complete -c broadsheet"_L1 + when + u' ' + rest + u'\n';
}

QString optionLine(const QString &condition, const ManualOption &option)
{
    QString rest = "-l "_L1 + option.name;
    if (isFileValue(option.value))
        rest += " -r -F"_L1;
    else if (!option.choices.isEmpty())
        rest += " -x -a "_L1 + quoted(option.choices.join(u' '));
    else if (!option.value.isEmpty())
        rest += " -x"_L1;
    return lineOf(condition, rest + " -d "_L1 + quoted(shortText(option)));
}

QString linesOf(const ManualCommand &command)
{
    const QString inCommand = "__fish_seen_subcommand_from "_L1 + command.name;
    QString lines = lineOf(u"__fish_use_subcommand"_s,
                           "-a "_L1 + command.name + " -d "_L1 + quoted(command.summary));
    for (const ManualOption &option : command.options)
        lines += optionLine(inCommand, option);
    const QString words = command.words.join(u' ');
    if (!words.isEmpty())
        lines += lineOf(inCommand + "; and not __fish_seen_subcommand_from "_L1 + words,
                        "-f -a "_L1 + quoted(words));
    if (!command.takesFiles)
        lines += lineOf(inCommand, u"-f"_s);
    return lines;
}

} // namespace

QString fishCompletion(const Manual &manual)
{
    QString text =
        u"# Completion of fish for broadsheet, made from the program's own commands.\n"_s;
    for (const ManualOption &option : manual.options)
        text += optionLine({}, option);
    for (const ManualCommand &command : manual.commands)
        text += linesOf(command);
    return text;
}

} // namespace broadsheet
