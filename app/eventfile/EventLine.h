// An event as a line of an event file (see README.md). Pure functions.
#pragma once

#include "eventfile/JournalEvent.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace broadsheet {

// With its line feed.
[[nodiscard]] QByteArray lineOf(const JournalEvent &event);

// Without events that are so long that their lines would not be read.
[[nodiscard]] QByteArray linesOf(const QList<JournalEvent> &events);

// Nothing for a damaged line and for one that is no event. Control characters that no text of the
// library has are replaced. Kinds are not checked: a newer version may know more of them.
[[nodiscard]] std::optional<JournalEvent> eventIn(QByteArrayView line);

} // namespace broadsheet
