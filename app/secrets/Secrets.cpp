#include "secrets/Secrets.h"

#include "papers/SourceTraits.h"

namespace broadsheet {

Secrets::Secrets(Settings &settings, SecretStore &store)
    : proxyPassword(settings, store),
      token(sourceWithAccount().id, qgetenv(sourceWithAccount().tokenVariable), settings, store)
{}

} // namespace broadsheet
