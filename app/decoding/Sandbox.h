// Takes from the current process what decoding pictures does not need, for good: files, network,
// other processes, new code, and memory beyond a limit.
#pragma once

#include <QtGlobal>

namespace broadsheet {

// `memory` is how many bytes the process may still use. Open files stay open. Plugins and fonts
// have to be loaded before, and Qt must run without GLib, whose threads open pipes. Returns false
// when the kernel has no filter for system calls.
[[nodiscard]] bool enterSandbox(qint64 memory);

} // namespace broadsheet
