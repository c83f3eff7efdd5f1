// An event as a line of an event file (see README.md). Pure functions.
#pragma once

#include "eventfile/Fields.h"
#include "eventfile/JournalEvent.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace broadsheet {

// The same as JournalEvent, of texts in UTF-8 that belong to someone else.
struct EventView
{
    QByteArrayView id;
    qint64 at = 0;
    QByteArrayView device;
    QByteArrayView action;
    QByteArrayView undoes;
    QByteArrayView kind;
    QByteArrayView subject;
    qint64 value = 0;
    QByteArrayView text;
};

// The lines of many events. Those that are so long that their lines would not be read are left out.
class EventLines final
{
public:
    void add(const EventView &event);
    [[nodiscard]] QByteArray take() { return m_lines.take(); }

private:
    LineWriter m_lines;
    std::optional<qint64> m_at; // of the last event, and as a field: all of a gesture have the same
    QByteArray m_time;
};

// With its line feed.
[[nodiscard]] QByteArray lineOf(const JournalEvent &event);

// Without events that are so long that their lines would not be read.
[[nodiscard]] QByteArray linesOf(const QList<JournalEvent> &events);

// Nothing for a damaged line and for one that is no event. Control characters that no text of the
// library has are replaced. Kinds are not checked: a newer version may know more of them.
[[nodiscard]] std::optional<JournalEvent> eventIn(QByteArrayView line);

} // namespace broadsheet
