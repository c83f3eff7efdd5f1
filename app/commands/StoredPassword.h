// The passwords of the databases, for the commands that connect to them.
#pragma once

class QString;

namespace broadsheet {

class Settings;

// Of sync/database, and of a lab at this address. Blocks until the keychain answers, at most for
// maxKeychainTime. Runs the application's event loop meanwhile. Empty when no password is kept. See
// carriers/SyncPassword.h.
[[nodiscard]] QString storedSyncPassword(const Settings &settings);
[[nodiscard]] QString storedLabPassword(const Settings &settings, const QString &address);

} // namespace broadsheet
