#include "manual/HelpText.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Text that is indented further continues an item.
constexpr qsizetype deepestItem = 4;

qsizetype indentOf(const QString &line)
{
    qsizetype indent = 0;
    while (indent < line.size() && line[indent] == u' ')
        ++indent;
    return indent;
}

class HelpReader final
{
public:
    HelpText read(const QString &text)
    {
        const QStringList lines = text.split(u'\n');
        qsizetype at = 0;
        for (; at < lines.size() && !lines[at].isEmpty(); ++at)
            m_help.usage.append(lines[at].mid("Usage: "_L1.size()));
        for (; at < lines.size(); ++at)
            readLine(lines[at]);
        m_help.blocks.removeIf(
            [](const HelpBlock &block) { return block.lines.isEmpty() && block.items.isEmpty(); });
        return m_help;
    }

private:
    void readLine(const QString &line)
    {
        static const QRegularExpression item(u"^ *(\\S+(?: \\S+)*) {2,}(\\S.*)$"_s);
        static const QRegularExpression loneOption(u"^ +(--\\S.*)$"_s);
        if (line.trimmed().isEmpty())
            return m_help.blocks.append(HelpBlock());
        const bool isDeep = indentOf(line) > deepestItem;
        if (isDeep && !m_help.blocks.last().items.isEmpty())
            return m_help.blocks.last().items.last().lines.append(line.trimmed());
        if (const auto match = item.match(line); match.hasMatch() && !isDeep)
            return block(true).items.append({match.captured(1), {match.captured(2)}});
        if (const auto match = loneOption.match(line); match.hasMatch() && !isDeep)
            return block(true).items.append({match.captured(1), {}});
        block(false).lines.append(line.trimmed());
    }

    // The last block, or a new one where that is of the other kind.
    HelpBlock &block(bool hasItems)
    {
        const HelpBlock &last = m_help.blocks.last();
        if (hasItems ? !last.lines.isEmpty() : !last.items.isEmpty())
            m_help.blocks.append(HelpBlock());
        return m_help.blocks.last();
    }

    HelpText m_help;
};

} // namespace

HelpText parseHelp(const QString &text)
{
    return HelpReader().read(text);
}

} // namespace broadsheet
