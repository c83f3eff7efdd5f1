// A text of `broadsheet help` in its parts, as commands/Help.h writes it. Pure functions.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace broadsheet {

// "  --format FORMAT  table (default), json" and the lines below it that are indented.
struct HelpItem
{
    QString tag;
    QStringList lines;
};

// Either lines of running text or items.
struct HelpBlock
{
    QStringList lines;
    QList<HelpItem> items;
};

struct HelpText
{
    QStringList usage; // without "Usage: "
    QList<HelpBlock> blocks;
};

[[nodiscard]] HelpText parseHelp(const QString &text);

} // namespace broadsheet
