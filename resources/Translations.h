// Loads the translations of the interface.
#pragma once

#include <QString>

class QCoreApplication;

namespace broadsheet {

// Uses the given language ("ko"), or the desktop's if it is empty. English has a file too, for its
// plurals. Call once, before any widget is created.
void translate(QCoreApplication &app, const QString &language);

} // namespace broadsheet
