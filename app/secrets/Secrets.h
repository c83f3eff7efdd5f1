// The user's secrets, and what keeps them.
#pragma once

#include "secrets/AccountToken.h"
#include "secrets/ProxyPassword.h"

namespace broadsheet {

// Of AccountToken::source().
inline constexpr QLatin1StringView modelKeyName("model");

struct Secrets
{
    Secrets(Settings &settings, SecretStore &store); // both must outlive it

    ProxyPassword proxyPassword;
    AccountToken token;    // of sourceWithAccount()
    AccountToken modelKey; // of the server of the model that writes summaries, see KeyServer.h
    SecretStore &store;
};

} // namespace broadsheet
