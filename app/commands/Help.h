// The commands: what each takes, and the words that explain it.
#pragma once

#include <QList>
#include <QString>

namespace broadsheet {

struct CommandShape
{
    QLatin1StringView name;
    int minArguments;
    int maxArguments;                 // -1: any number
    QList<QLatin1StringView> options; // besides those that every command takes
};

[[nodiscard]] const QList<CommandShape> &commandShapes();
[[nodiscard]] const CommandShape *findCommand(QStringView name);

[[nodiscard]] QString generalHelp();
[[nodiscard]] QString commandHelp(QStringView command);
[[nodiscard]] QString versionText();

// The candidate that `word` was probably meant to be, or empty.
[[nodiscard]] QString closest(const QString &word, const QStringList &candidates);

} // namespace broadsheet
