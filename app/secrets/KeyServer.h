// To which server the key of the model in the keychain belongs: it goes to no other one. The
// settings have the origin (scheme, host and port), never the key. Pure functions.
#pragma once

#include <QString>
#include <QUrl>

namespace broadsheet {

class Settings;

// "https://host:443"; empty: the address has no host.
[[nodiscard]] QString originOf(const QUrl &address);

// The host of the key when it is for another server than this one. Empty: the key may go there.
[[nodiscard]] QString otherHostOfKey(const Settings &settings, const QUrl &address);

// At the start: a key that was kept without its server is for the one of the settings from now on,
// and without a key there is no server of it.
void bindKey(Settings &settings);

} // namespace broadsheet
