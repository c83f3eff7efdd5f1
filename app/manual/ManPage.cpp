// The man page in the language of man(7). What begins a line with a dot or an apostrophe would be a
// request, and a plain hyphen would be printed as another sign.
#include "manual/Manual.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString escaped(QString text)
{
    text.replace(u'\\', "\\e"_L1).replace(u'-', "\\-"_L1);
    if (text.startsWith(u'.') || text.startsWith(u'\''))
        text.prepend("\\&"_L1);
    return text;
}

QString lineOf(const QString &text)
{
    return escaped(text) + u'\n';
}

// Lines stay apart as in the help where they are a list, which a colon at the end of the first one
// announces.
QString itemText(const HelpItem &item)
{
    QString text = ".TP\n.B "_L1 + lineOf(item.tag);
    QLatin1StringView apart;
    for (const QString &line : item.lines) {
        text += apart + lineOf(line.simplified());
        if (item.lines.first().endsWith(u':'))
            apart = ".br\n"_L1;
    }
    return text;
}

QString blockText(const HelpBlock &block)
{
    QString text = block.lines.isEmpty() ? QString() : u".PP\n"_s;
    for (const QString &line : block.lines)
        text += lineOf(line);
    for (const HelpItem &item : block.items)
        text += itemText(item);
    return text;
}

QString usageText(const QStringList &usage)
{
    QString text = u".nf\n"_s;
    for (const QString &line : usage)
        text += ".B "_L1 + lineOf(line.trimmed());
    return text + ".fi\n"_L1;
}

QString commandText(const ManualCommand &command)
{
    QString text = ".SS "_L1 + lineOf(command.name) + usageText(command.help.usage);
    for (const HelpBlock &block : command.help.blocks)
        text += blockText(block);
    return text;
}

QString optionsText(const Manual &manual)
{
    QString text;
    for (const HelpBlock &block : manual.help.blocks)
        if (!block.items.isEmpty() && block.items.first().tag.startsWith("--"_L1))
            text += blockText(block);
    return text;
}

} // namespace

QString manPage(const Manual &manual, QString page)
{
    QString commands;
    for (const ManualCommand &command : manual.commands)
        commands += commandText(command);
    QString status; // the general help ends with what comes out where
    for (const QString &line : manual.help.blocks.last().lines)
        status += lineOf(line);
    return page.replace("%COMMANDS%\n"_L1, commands)
        .replace("%OPTIONS%\n"_L1, optionsText(manual))
        .replace("%STATUS%\n"_L1, status);
}

} // namespace broadsheet
