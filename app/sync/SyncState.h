// What the window and the command line show of the exchange.
#pragma once

#include "base/Result.h"

#include <QDateTime>
#include <QMetaType>

#include <optional>

namespace broadsheet {

// One exchange.
struct SyncReport
{
    qint64 sent = 0;      // events
    qint64 received = 0;  // that this library did not have
    qint64 refused = 0;   // lines or rows that are no events or no content; they were left out
    QString firstRefused; // where the first of them is, in words
    // What sources say of one paper on one day, where that travels.
    qint64 contentSent = 0;
    qint64 contentReceived = 0;
    QString contentProblem; // why it did not travel, in words; the journal did

    bool operator==(const SyncReport &) const = default;
};

struct SyncState
{
    bool isExchanging = false;
    QDateTime exchanged;          // when all was sent and received last, UTC; invalid: never
    qint64 waiting = 0;           // events that were not sent yet
    std::optional<Error> problem; // of the last try
    QDateTime nextTry;            // after a problem, UTC; invalid: not by itself
    SyncReport report;            // of the exchange that goes on, or of the last one

    bool operator==(const SyncState &) const = default;
};

} // namespace broadsheet

Q_DECLARE_METATYPE(broadsheet::SyncReport)
Q_DECLARE_METATYPE(broadsheet::SyncState)
