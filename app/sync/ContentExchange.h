// The content of one exchange: what other machines said of papers comes into the library, then what
// it lacks goes to the carrier, a page at a time. Belongs to the engine's thread and waits for the
// library and for the carrier.
#pragma once

#include "content/ContentTables.h"
#include "library/LibraryAccess.h"
#include "sync/Carrier.h"
#include "sync/SyncState.h"

#include <atomic>
#include <functional>

namespace broadsheet {

class ContentExchange final
{
public:
    // After each page; the report has grown. Its failure ends the exchange.
    using Tell = std::function<Result<void>()>;

    // `ofGroup`: others read it.
    ContentExchange(Library &library, QString address, bool ofGroup,
                    const std::atomic<bool> &isEnding)
        : m_library(library), m_access(library), m_address(std::move(address)), m_ofGroup(ofGroup),
          m_isEnding(isEnding)
    {}

    // `lacksSent`: the carrier was put back from a copy.
    [[nodiscard]] Result<void> run(Carrier &carrier, bool lacksSent, SyncReport &report,
                                   const Tell &tell);
    // Content does not travel.
    [[nodiscard]] Result<void> end() { return m_access.run(endContent).result(); }

private:
    [[nodiscard]] Result<void> receive(Carrier &carrier, QByteArray cursor, SyncReport &report,
                                       const Tell &tell);
    [[nodiscard]] Result<void> take(const ReceivedContent &page, SyncReport &report,
                                    const Tell &tell);
    [[nodiscard]] Result<void> send(Carrier &carrier, SyncReport &report, const Tell &tell);

    Library &m_library;
    LibraryAccess m_access;
    QString m_address;
    bool m_ofGroup;
    const std::atomic<bool> &m_isEnding;
};

} // namespace broadsheet
