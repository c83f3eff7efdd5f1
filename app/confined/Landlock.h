// Which folders a process can read, kept by the kernel (https://landlock.io, Linux 5.13).
#pragma once

#include <QByteArrayList>

namespace broadsheet {

// From now on this process can open no file for writing, and for reading only those in `folders`
// and below. Files that are open stay open. Folders that do not exist are left out. Returns false,
// and changes nothing, on a kernel that cannot do that.
[[nodiscard]] bool keepToFolders(const QByteArrayList &folders);

} // namespace broadsheet
