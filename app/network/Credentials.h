// What the client must know before it can send and what is not in a file: the password of the
// proxy, looked up when it has a user without one, and the user's token, looked up for the requests
// that take it. Both not before the first request. GUI thread.
#pragma once

#include "network/HttpMessages.h"

#include <QObject>

namespace broadsheet {

class Credentials final : public QObject
{
    Q_OBJECT

public:
    // What `settings` point to, and `clock`, must outlive it.
    Credentials(const HttpSettings &settings, const HttpClock &clock);

    // Whether the request can be sent. If not, changed() follows: when the keychain has answered,
    // or after a while without an answer.
    [[nodiscard]] bool areKnownFor(const HttpRequest &request);
    [[nodiscard]] QByteArray tokenFor(const HttpRequest &request) const; // empty: none
    // HttpSettings::proxy, with its password as soon as that is known.
    [[nodiscard]] const QString &proxy() const { return m_proxy; }

Q_SIGNALS:
    void changed(); // also when an answer comes after the client went on without it

private:
    enum class Lookup { NotBegun, Waiting, Over };

    void lookUpPassword();
    void lookUpToken();
    void giveUpLater(Lookup &lookup);
    void end(Lookup &lookup);

    SecretStore *m_secrets;
    AccountToken *m_accountToken;
    const HttpClock &m_clock;
    QString m_proxy;
    Lookup m_password;
    Lookup m_token;
};

} // namespace broadsheet
