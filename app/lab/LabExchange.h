// One round with the server: what the reader shared meanwhile is sent, then the library gets what
// the spaces have. Belongs to the thread of LabWatch and waits for the library and for the network.
#pragma once

#include "base/Clock.h"
#include "lab/Lab.h"
#include "lab/LabTables.h"
#include "library/LibraryAccess.h"

namespace broadsheet {

class LabExchange final
{
public:
    LabExchange(Library &library, PostgresAddress address, QString password, Clock clock);

    // Both: true: the library knows something new.
    [[nodiscard]] Result<bool> run();
    [[nodiscard]] Result<bool> send(); // alone; asks no server when nothing waits
    [[nodiscard]] Result<Lab *> lab(); // which is open
    void close() { m_isOpen = false; } // after an error
    // Of the library and on the server, or of the library alone when it knows another server.
    [[nodiscard]] Result<void> leave(int space);
    // As Lab::stop() and Lab::end(). Any thread.
    void stop() { m_lab.stop(); }
    void end() { m_lab.end(); }

private:
    [[nodiscard]] Result<void> leaveServer(int space);
    [[nodiscard]] Result<void> tell(const LabErrand &errand);
    [[nodiscard]] bool isHopeless(const LabMark &mark); // no server will ever take it
    [[nodiscard]] Result<bool> receive();
    [[nodiscard]] Result<bool> receive(int space);

    LibraryAccess m_library;
    QString m_address;
    Lab m_lab;
    Clock m_clock;
    bool m_isOpen = false;
};

} // namespace broadsheet
