// The user's secrets, and what keeps them.
#pragma once

#include "secrets/ProxyPassword.h"

namespace broadsheet {

struct Secrets
{
    Secrets(Settings &settings, SecretStore &store) : proxyPassword(settings, store) {}

    ProxyPassword proxyPassword;
};

} // namespace broadsheet
