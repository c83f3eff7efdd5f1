// Sentences that stand somewhere in the window, one after the other. GUI thread only.
#pragma once

#include "voice/SpokenText.h"

#include <QObject>

namespace broadsheet {

class SpokenSource : public QObject
{
    Q_OBJECT

public:
    enum class Step { Sentence, Wait, End }; // Wait: ready() follows

    [[nodiscard]] virtual Step next() = 0; // to the first one at first
    [[nodiscard]] virtual const SpokenPart &current() const = 0;
    virtual void mark() = 0; // the current one, where it stands
    virtual void unmark() = 0;

Q_SIGNALS:
    void ready(); // next() has an answer
    void gone();  // something else is shown there, or nothing
};

} // namespace broadsheet
