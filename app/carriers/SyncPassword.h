// The passwords of the databases that the settings name in sync/database and lab/database. They are
// in the desktop's keychain and never in a file; for scripts the variables BROADSHEET_SYNC_PASSWORD
// and BROADSHEET_LAB_PASSWORD stand in for them. GUI thread, or the one thread of a command.
#pragma once

#include "secrets/SecretStore.h"

#include <chrono>

namespace broadsheet {

class Settings;

// Calls `use` once, from the event loop or at once, unless `context` has died before. Empty: there
// is none, which is right for many sockets. Fails when the keychain does not answer, at the latest
// after `longest` (0: maxKeychainTime). Nothing is looked up when the settings name no database.
void askSyncPassword(const Settings &settings, SecretStore &store, QObject *context,
                     const SecretStore::Found &use, std::chrono::milliseconds longest = {});

// The same; the password is empty as well when the keychain does not answer.
void findSyncPassword(const Settings &settings, SecretStore &store, QObject *context,
                      const std::function<void(const QString &)> &use);

// Of a lab at this address, which need not be in the settings; empty for what is no address. The
// variable of sync/database stands in as well, but for the same role of the same server alone: no
// other server gets to know it.
void findLabPassword(const Settings &settings, const QString &address, SecretStore &store,
                     QObject *context, const std::function<void(const QString &)> &use);

// Of either. An empty password removes the one that was kept. Fails with ErrorKind::Usage for what
// is no address.
void keepSyncPassword(const QString &address, const QString &password, SecretStore &store,
                      QObject *context, const SecretStore::Done &done);

} // namespace broadsheet
