#include "secrets/ProxyPassword.h"

#include "base/Logging.h"
#include "secrets/ProxyAddress.h"
#include "secrets/SecretStore.h"
#include "settings/Settings.h"

namespace broadsheet {

ProxyPassword::ProxyPassword(Settings &settings, SecretStore &store)
    : m_settings(settings), m_store(store)
{}

void ProxyPassword::move()
{
    const QString proxy = m_settings.proxy();
    const QString name = proxySecretName(proxy);
    if (name.isEmpty() || !hasPassword(proxy))
        return;
    m_store.set(name, passwordOf(proxy), this, [this, proxy](const std::optional<Error> &error) {
        if (error)
            qCInfo(logSettings) << "The proxy's password stays in the settings file:"
                                << error->message << error->detail;
        else
            check(proxy);
    });
}

// The settings may have changed meanwhile.
void ProxyPassword::check(const QString &proxy)
{
    m_store.get(proxySecretName(proxy), this, [this, proxy](const Result<QString> &kept) {
        if (kept && *kept == passwordOf(proxy) && m_settings.proxy() == proxy)
            m_settings.setProxy(withPassword(proxy, {}));
    });
}

void ProxyPassword::change(const QString &proxy)
{
    const QString before = proxySecretName(m_settings.proxy());
    m_settings.setProxy(proxy);
    if (!before.isEmpty() && before != proxySecretName(proxy))
        m_store.remove(before, this, [](const std::optional<Error> &) {});
    move();
}

} // namespace broadsheet
