// A token of the user's account at a service, "hf_…" at Hugging Face. It is in the keychain and
// never in a file. The settings only say that there is one, so that nobody is asked to unlock a
// keychain without need. An environment variable stands in for it. GUI thread, or the one thread of
// a command.
#pragma once

#include "secrets/SecretStore.h"

#include <QByteArray>
#include <QObject>

#include <optional>

namespace broadsheet {

class Settings;

class AccountToken final : public QObject
{
    Q_OBJECT

public:
    enum class Place { Nowhere, Keychain, Environment, Memory };

    // `source`: the service's id. `fromEnvironment` may be empty. Settings and store must outlive
    // it.
    AccountToken(QString source, const QByteArray &fromEnvironment, Settings &settings,
                 SecretStore &store);

    [[nodiscard]] const QString &source() const { return m_source; }
    [[nodiscard]] Place place() const;
    // Looked up when it is first asked for, and again after the keychain failed. Nothing: not known
    // yet, changed() follows. Empty: there is none.
    [[nodiscard]] std::optional<QByteArray> value();
    // Of the last look, without another one. Empty: none.
    [[nodiscard]] const QByteArray &known() const;
    // Why the keychain, which should have it, gave none at the last look.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

    // Used at once. When the keychain does not take it, `done` gets an error that says so, and the
    // token is forgotten when the program ends.
    void keep(const QString &token, QObject *context, const SecretStore::Done &done);
    void forget(QObject *context, const SecretStore::Done &done);

Q_SIGNALS:
    void changed();

private:
    void lookUp();
    void learn(const QByteArray &token);
    [[nodiscard]] QString name() const;

    QString m_source;
    QByteArray m_fromEnvironment;
    Settings &m_settings;
    SecretStore &m_store;
    std::optional<QByteArray> m_known; // of the keychain or of the user; empty: none
    std::optional<Error> m_problem;
    bool m_isLookingUp = false;
};

// One word of letters, digits and -._~+/= (RFC 6750, section 2.1).
[[nodiscard]] bool isToken(const QString &text);

} // namespace broadsheet
