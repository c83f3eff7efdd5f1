// The two journals of a library, read without changing anything: the table and the file beside it.
#pragma once

#include "Builders.h"
#include "eventfile/ReadEventFile.h"

// Internal headers, because the public interface does not show the journal.
#include "journal/StoredEvents.h"
#include "sqlite/Database.h"

#include <QFile>

#include <map>

namespace broadsheet::test {

using Events = std::map<QString, JournalEvent>; // by id

inline QString eventFileOf(const QString &library)
{
    return library + QStringLiteral(".journal");
}

inline Events eventsIn(Database &database)
{
    Events events;
    const QString sql =
        QStringLiteral("SELECT ") + eventColumns + QStringLiteral(" FROM event AS e");
    for (Rows rows = database.select(sql); rows.next();)
        events.emplace(rows.text(0), broadsheet::eventIn(rows));
    return events;
}

inline Events eventsInLibrary(const QString &library)
{
    Database database(library, Database::Access::ReadOnly);
    return eventsIn(database);
}

// A file with a bad line has none.
inline Events eventsInFile(const QString &library)
{
    Events events;
    const Result<EventFileReport> report =
        readEventFile(eventFileOf(library),
                      [&events](const JournalEvent &event) { events.emplace(event.id, event); });
    if (!report || report->badLines > 0 || report->isCutShort || !report->header)
        return {};
    return events;
}

using Folded = std::map<std::pair<QString, QString>, std::pair<qint64, QString>>;

// The definition of the state: for each kind and subject the value of the newest event.
inline Folded folded(const Events &events)
{
    std::map<std::pair<QString, QString>, const JournalEvent *> newest;
    for (const auto &[id, event] : events) {
        const JournalEvent *&known = newest[{event.kind, event.subject}];
        if (known == nullptr || std::tie(known->at, known->id) < std::tie(event.at, event.id))
            known = &event;
    }
    Folded state;
    for (const auto &[subject, event] : newest)
        state[subject] = {event->value, event->text};
    return state;
}

// The table `state`.
inline Folded stateInLibrary(const QString &library)
{
    Database database(library, Database::Access::ReadOnly);
    Folded state;
    for (Rows rows =
             database.select(QStringLiteral("SELECT kind, subject, value, text FROM state"));
         rows.next();)
        state[{rows.text(0), rows.text(1)}] = {rows.number(2), rows.text(3)};
    return state;
}

// What must hold whenever a library was closed.
inline void compareJournals(const QString &library)
{
    {
        Database database(library, Database::Access::ReadOnly);
        QCOMPARE(database.pragma(QStringLiteral("integrity_check")), QStringLiteral("ok"));
    }
    const Events events = eventsInLibrary(library);
    QCOMPARE(eventsInFile(library), events);
    QCOMPARE(stateInLibrary(library), folded(events));
}

} // namespace broadsheet::test
