// The password of the database that the settings name in sync/database. It is in the desktop's
// keychain and never in a file; for scripts the variable BROADSHEET_SYNC_PASSWORD stands in for it.
// GUI thread, or the one thread of a command.
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

// Of this address, which need not be in the settings; empty for what is no address.
void findPasswordOf(const QString &address, SecretStore &store, QObject *context,
                    const std::function<void(const QString &)> &use);

// Likewise. An empty password removes the one that
// was kept. Fails with ErrorKind::Usage for what is no address.
void keepSyncPassword(const QString &address, const QString &password, SecretStore &store,
                      QObject *context, const SecretStore::Done &done);

} // namespace broadsheet
