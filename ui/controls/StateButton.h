// Checkable buttons for a state of the library. Pressing one asks for the other state; the
// button itself changes only when it is told that the library has it.
#pragma once

#include <functional>

class QAbstractButton;

namespace broadsheet {

// Makes `button` checkable. `ask` is called with the state that the user wants.
void askWhenPressed(QAbstractButton &button, const std::function<void(bool on)> &ask);

// What the library has. Asks for nothing.
void showState(QAbstractButton &button, bool on);

} // namespace broadsheet
