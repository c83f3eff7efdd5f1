// A keychain in memory, which can be missing or never answer.
#pragma once

#include "secrets/SecretStore.h"

#include <QHash>
#include <QObject>

#include <utility>

namespace broadsheet::test {

class FakeSecrets final : public SecretStore
{
public:
    enum class State { Answers, Missing, Hangs, Forgets }; // Forgets: takes all and keeps nothing

    void get(const QString &name, QObject *context, Found found) override
    {
        ++lookups;
        answer(context, [this, name, found = std::move(found)] {
            if (state == State::Missing)
                found(failure(ErrorKind::NotFound, QStringLiteral("no keychain")));
            else
                found(kept.value(name));
        });
    }

    void set(const QString &name, const QString &secret, QObject *context, Done done) override
    {
        answer(context, [this, name, secret, done = std::move(done)] {
            if (state == State::Answers)
                kept.insert(name, secret);
            done(outcome());
        });
    }

    void remove(const QString &name, QObject *context, Done done) override
    {
        answer(context, [this, name, done = std::move(done)] {
            if (state == State::Answers)
                kept.remove(name);
            done(outcome());
        });
    }

    // Answers what was asked while it hung.
    void wake()
    {
        state = State::Answers;
        for (const auto &[context, act] : std::exchange(m_waiting, {}))
            answer(context, act);
    }

    State state = State::Answers;
    QHash<QString, QString> kept;
    int lookups = 0;

private:
    void answer(QObject *context, const std::function<void()> &act)
    {
        if (state == State::Hangs)
            m_waiting.append({context, act});
        else
            QMetaObject::invokeMethod(context, act, Qt::QueuedConnection);
    }

    [[nodiscard]] std::optional<Error> outcome() const
    {
        if (state != State::Missing)
            return std::nullopt;
        return Error{.kind = ErrorKind::NotFound, .message = QStringLiteral("no keychain")};
    }

    QList<std::pair<QObject *, std::function<void()>>> m_waiting; // contexts that must still live
};

} // namespace broadsheet::test
