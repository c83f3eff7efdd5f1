// The password of the database, for the commands that connect to it.
#pragma once

class QString;

namespace broadsheet {

// Of the database at this address. Blocks until the keychain answers, at most for maxKeychainTime.
// Runs the application's event loop meanwhile. Empty when no password is kept. See
// carriers/SyncPassword.h.
[[nodiscard]] QString storedPassword(const QString &address);

} // namespace broadsheet
