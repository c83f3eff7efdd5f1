// Moves the password of the proxy from the settings file into the keychain. Without a keychain it
// stays in the file, which nobody else can read. GUI thread, or the one thread of a command.
#pragma once

#include <QObject>

namespace broadsheet {

class SecretStore;
class Settings;

class ProxyPassword final : public QObject
{
    Q_OBJECT

public:
    ProxyPassword(Settings &settings, SecretStore &store); // both must outlive it

    // Returns at once. The file loses the password when the keychain gave the same one back.
    void move();
    // Stores another proxy and moves its password. Forgets the one of the proxy before.
    void change(const QString &proxy);

private:
    void check(const QString &proxy);

    Settings &m_settings;
    SecretStore &m_store;
};

} // namespace broadsheet
