#include "network/Credentials.h"

#include "base/Logging.h"
#include "network/HttpClock.h"
#include "secrets/ProxyAddress.h"
#include "secrets/SecretStore.h"

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

// Longer than D-Bus waits for a service, and enough to type the password of the keychain.
constexpr auto maxKeychainWait = 30s;

} // namespace

Credentials::Credentials(const HttpSettings &settings, const HttpClock &clock)
    : m_secrets(settings.secrets), m_clock(clock), m_proxy(settings.proxy),
      m_password(m_secrets && !proxySecretName(m_proxy).isEmpty() && !hasPassword(m_proxy)
                     ? Lookup::NotBegun
                     : Lookup::Over)
{}

bool Credentials::areKnown()
{
    if (m_password == Lookup::NotBegun)
        lookUpPassword();
    return m_password == Lookup::Over;
}

void Credentials::lookUpPassword()
{
    m_password = Lookup::Waiting;
    m_clock.after(maxKeychainWait, this, [this] { end(m_password); });
    m_secrets->get(proxySecretName(m_proxy), this, [this](const Result<QString> &password) {
        if (password && !password->isEmpty()) {
            m_proxy = withPassword(m_proxy, *password);
            m_password = Lookup::Over;
            Q_EMIT changed();
            return;
        }
        if (!password)
            qCInfo(logNetwork) << "The proxy's password was not found:" << password.error().message
                               << password.error().detail;
        end(m_password);
    });
}

void Credentials::end(Lookup &lookup)
{
    if (lookup == Lookup::Over)
        return;
    lookup = Lookup::Over;
    Q_EMIT changed();
}

} // namespace broadsheet
