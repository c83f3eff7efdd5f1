// Keys in a list beside the pages: those that move in it and Enter are its own, all others are the
// reader's.
#pragma once

class QKeyEvent;

namespace broadsheet {

[[nodiscard]] bool isKeyOfPanel(const QKeyEvent &event);

} // namespace broadsheet
