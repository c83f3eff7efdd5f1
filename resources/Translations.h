// Loads the translations of the interface.
#pragma once

#include <QString>

class QCoreApplication;

namespace broadsheet {

// Uses the given language ("ko"), or the desktop's if it is empty. English has a file too, for its
// plurals. Call it before the widgets that are to speak the language are created; it can be called
// again, and replaces what it loaded before.
void translate(QCoreApplication &app, const QString &language);

} // namespace broadsheet
