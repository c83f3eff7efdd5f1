#include "secrets/Secrets.h"

#include "papers/SourceTraits.h"
#include "secrets/KeyServer.h"

namespace broadsheet {

Secrets::Secrets(Settings &settings, SecretStore &given)
    : proxyPassword(settings, given),
      token(sourceWithAccount().id, qgetenv(sourceWithAccount().tokenVariable), settings, given),
      modelKey(QString(modelKeyName), qgetenv("BROADSHEET_SUMMARIES_KEY"), settings, given),
      store(given)
{
    bindKey(settings);
}

} // namespace broadsheet
