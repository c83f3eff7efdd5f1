// The threads for work in the background: reading files, learning, looking up hosts.
#pragma once

class QThreadPool;

namespace broadsheet {

// Instead of Qt's global pool, with whose threads Qt paints large areas: a window waits for as long
// as they are all busy, which is forever where a mount or a name server does not answer. Ends its
// work before the QCoreApplication ends. Any thread.
[[nodiscard]] QThreadPool *workPool();

} // namespace broadsheet
