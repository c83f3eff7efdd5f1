// One thing that the palette offers: a command, a day, a view, a search, a tag, a name.
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace broadsheet {

struct PaletteEntry
{
    QString id; // "action:star", "view:day:2024-03-22": remembered for what was used last
    QString text;
    QString detail; // at the right: the key of an action, otherwise what kind of thing it is
    std::function<void()> run;
};

} // namespace broadsheet
