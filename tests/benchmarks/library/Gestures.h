// How much processor time large gestures take.
#pragma once

#include <QString>

namespace broadsheet::bench {

// Stars all papers of a library, takes that back, marks all as read and mutes a word that many
// have.
void measureGestures(const QString &library);

} // namespace broadsheet::bench
