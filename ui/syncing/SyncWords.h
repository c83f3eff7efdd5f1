// The exchange with other machines in the status line. Pure functions.
#pragma once

#include "sync/SyncState.h"

namespace broadsheet {

struct SyncWords
{
    QString text;    // a few words; empty: nothing is known yet
    QString details; // sentences
};

// `now`: local time. `hasMachines`: the reader has other machines, and not a group alone.
[[nodiscard]] SyncWords wordsOf(const SyncState &state, const QDateTime &now, bool hasMachines);

} // namespace broadsheet
