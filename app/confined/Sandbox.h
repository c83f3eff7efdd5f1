// Takes from the current process what reading a stranger's file does not need, for good: files,
// network, other processes, new code, and memory beyond a limit.
#pragma once

#include <QByteArrayList>

#include <chrono>

namespace broadsheet {

struct SandboxNeeds
{
    qint64 memory = 0;      // bytes that the process may still use
    bool readsFile = false; // it seeks in files that are open, and gets files over a socket
    // Folders whose files can still be opened for reading, with all below them, for example fonts.
    // On a kernel without Landlock nothing can be opened.
    QByteArrayList folders = {};
};

// Open files stay open. Plugins have to be loaded before, and Qt must run without GLib, whose
// threads open pipes. Returns false when the kernel has no filter for system calls.
[[nodiscard]] bool enterSandbox(const SandboxNeeds &needs);

// A signal ends the process after this much processor time from now on; zero: no longer. Each call
// starts again. Works in the sandbox.
void limitProcessorTime(std::chrono::seconds time);

} // namespace broadsheet
