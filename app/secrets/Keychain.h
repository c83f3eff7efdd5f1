// The desktop's keychain: GNOME Keyring, KWallet or another Secret Service. Where there is none,
// every call gets an Error, and nothing is ever written to a file instead.
#pragma once

#include "secrets/SecretStore.h"

namespace broadsheet {

class Keychain final : public SecretStore
{
public:
    void get(const QString &name, QObject *context, Found found) override;
    void set(const QString &name, const QString &secret, QObject *context, Done done) override;
    void remove(const QString &name, QObject *context, Done done) override;
};

} // namespace broadsheet
