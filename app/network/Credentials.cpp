#include "network/Credentials.h"

#include "base/Logging.h"
#include "network/HttpClock.h"
#include "secrets/AccountToken.h"
#include "secrets/ProxyAddress.h"
#include "secrets/SecretStore.h"

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

// Longer than D-Bus waits for a service, and enough to type the password of the keychain.
constexpr auto maxKeychainWait = 30s;
// After the keychain failed: a question for each request would be too much for the user.
constexpr auto untilNextLook = 5min;

} // namespace

Credentials::Credentials(const HttpSettings &settings, const HttpClock &clock)
    : m_secrets(settings.secrets), m_accountToken(settings.token), m_clock(clock),
      m_proxy(settings.proxy),
      m_password(m_secrets && !proxySecretName(m_proxy).isEmpty() && !hasPassword(m_proxy)
                     ? Lookup::NotBegun
                     : Lookup::Over),
      m_token(m_accountToken ? Lookup::NotBegun : Lookup::Over)
{
    if (m_accountToken)
        connect(m_accountToken, &AccountToken::changed, this, [this] {
            end(m_token);
            if (m_accountToken->problem() && m_accountToken->known().isEmpty())
                m_clock.after(untilNextLook, this, [this] { m_token = Lookup::NotBegun; });
        });
}

bool Credentials::areKnownFor(const HttpRequest &request)
{
    if (request.reach == Reach::Local)
        return true;
    const bool takesToken = request.requestsWithToken > 0;
    if (m_password == Lookup::NotBegun)
        lookUpPassword();
    if (takesToken && m_token == Lookup::NotBegun)
        lookUpToken();
    return m_password == Lookup::Over && !(takesToken && m_token == Lookup::Waiting);
}

QByteArray Credentials::tokenFor(const HttpRequest &request) const
{
    if (request.requestsWithToken <= 0 || !m_accountToken)
        return {};
    return m_accountToken->known();
}

void Credentials::lookUpToken()
{
    if (m_accountToken->value()) {
        m_token = Lookup::Over;
        return;
    }
    giveUpLater(m_token);
}

void Credentials::lookUpPassword()
{
    giveUpLater(m_password);
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

void Credentials::giveUpLater(Lookup &lookup)
{
    lookup = Lookup::Waiting;
    m_clock.after(maxKeychainWait, this, [this, &lookup] { end(lookup); });
}

void Credentials::end(Lookup &lookup)
{
    if (lookup == Lookup::Over)
        return;
    lookup = Lookup::Over;
    Q_EMIT changed();
}

} // namespace broadsheet
