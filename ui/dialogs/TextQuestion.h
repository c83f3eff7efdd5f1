// Asks the user for a line of text, without blocking. GUI thread only.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace broadsheet {

struct TextQuestion
{
    QWidget &parent;
    QString title;
    QString label;
    QString text; // to begin with
};

// Returns at once. Calls `use` with what was written, without superfluous spaces, if the user
// accepts.
void askForText(const TextQuestion &question, const std::function<void(const QString &)> &use);

} // namespace broadsheet
