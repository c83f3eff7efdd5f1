// The languages that the program speaks.
#pragma once

#include <QString>

class QCoreApplication;

namespace broadsheet {

// The language asked for ("ko"), else the desktop's; English where there is none, for its plurals.
// Call once, before anything visible is made.
void translate(QCoreApplication &app, const QString &language);

} // namespace broadsheet
