#include "secrets/Secrets.h"

#include "papers/SourceTraits.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

Secrets::Secrets(Settings &settings, SecretStore &given)
    : proxyPassword(settings, given),
      token(sourceWithAccount().id, qgetenv(sourceWithAccount().tokenVariable), settings, given),
      modelKey(u"model"_s, qgetenv("BROADSHEET_SUMMARIES_KEY"), settings, given), store(given)
{}

} // namespace broadsheet
