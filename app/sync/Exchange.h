// One exchange: what other machines sent comes into the library, then what it lacks goes to the
// carrier. Belongs to the engine's thread and waits for the library and for the carrier.
#pragma once

#include "library/LibraryAccess.h"
#include "sync/CarrierChoice.h"
#include "sync/ContentExchange.h"
#include "sync/SyncState.h"
#include "sync/SyncTables.h"

#include <QElapsedTimer>

#include <atomic>
#include <mutex>

namespace broadsheet {

class Exchange final
{
public:
    // `place`: see Sender. `journalPause`: see SyncTimes.
    Exchange(Library &library, QString place, CarrierChoice choice, Clock clock,
             std::chrono::milliseconds journalPause);

    using Tell = std::function<void(const SyncReport &)>;

    [[nodiscard]] Result<SyncReport> run(const Tell &tell); // `tell`: how far content is
    [[nodiscard]] Result<SyncPlace> place();                // what the library knows now

    // An open carrier.
    [[nodiscard]] Result<Carrier *> carrier();
    // The same for who only looks: the library does not learn of this carrier, so what it knows of
    // another one stays.
    [[nodiscard]] Result<Carrier *> visited();
    void close() { m_isOpen = false; } // after an error of the carrier

    // Ends run() between two steps, and a waiting carrier; once and for all if `isEnd`. Any thread.
    void interrupt(bool isEnd);

private:
    void make(const QString &device);        // the carrier, unless it is there
    [[nodiscard]] Result<SyncPlace> known(); // the place without counting what waits
    [[nodiscard]] Result<void> exchangeJournal(SyncReport &report);
    [[nodiscard]] Result<void> listUnsent();
    [[nodiscard]] Result<void> exchangeContent(SyncReport &report, const Tell &tell);
    [[nodiscard]] Result<void> receive(SyncReport &report);
    [[nodiscard]] Result<void> take(const Received &page, bool isMoved, SyncReport &report);
    [[nodiscard]] Result<void> nameThoseIn(const QList<JournalEvent> &events);
    [[nodiscard]] Result<void> send(SyncReport &report);
    [[nodiscard]] Result<QList<JournalEvent>> eventsOf(const QStringList &gestures);
    [[nodiscard]] Result<void> noteSent(const QList<JournalEvent> &events,
                                        const QByteArray &receipt);

    LibraryAccess m_library;
    QString m_place;
    CarrierChoice m_choice;
    Clock m_clock;
    std::chrono::milliseconds m_journalPause;
    std::mutex m_mutex; // of the pointer alone
    std::unique_ptr<Carrier> m_carrier;
    bool m_isOpen = false;
    QSet<QString> m_notes;        // events that arrived in this exchange
    QElapsedTimer m_sinceJournal; // was exchanged
    bool m_lacksContent = false;  // the carrier was put back from a copy
    std::atomic<bool> m_isEnding = false;
    ContentExchange m_content;
};

} // namespace broadsheet
