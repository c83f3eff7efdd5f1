// The threads for work in the background: reading files, learning, looking up hosts.
//
// They are used instead of Qt's global pool, with whose threads Qt paints large areas: a window
// waits for as long as they are all busy, which is forever where a mount or a name server does not
// answer.
#pragma once

class QThreadPool;

namespace broadsheet {

// Ends its work before the QCoreApplication ends, so nothing is lost that is written. Any thread.
[[nodiscard]] QThreadPool *workPool();

// For work that only reads what may never answer: files anywhere, and name servers. What has not
// ended a second after the QCoreApplication is left behind, so it must own all that it uses. Any
// thread.
[[nodiscard]] QThreadPool *readingPool();

// Deletes a pool of such work: drops what has not begun, waits a second for the rest, and leaves
// the pool behind with what is still running.
struct LeaveBehind
{
    void operator()(QThreadPool *pool) const;
};

} // namespace broadsheet
