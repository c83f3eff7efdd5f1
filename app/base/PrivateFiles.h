// Keeps files from other users of the computer. The program runs with umask(0077), so what it makes
// is private; this closes what was there before. Nothing here fails: a folder or file that cannot
// be closed stays as it is. Any thread.
#pragma once

#include <QString>

namespace broadsheet {

// Only the user may open the folder or plain file. Leaves alone what belongs to another user, and
// links: what they lead to may be shared on purpose.
void makePrivate(const QString &path);

// The folder is there and only the user can open it.
[[nodiscard]] bool isPrivateFolder(const QString &path);

// For sockets and locks: XDG_RUNTIME_DIR, or a folder below the user's cache, made on demand. Empty
// when neither is private.
[[nodiscard]] QString privateRuntimeFolder();

} // namespace broadsheet
