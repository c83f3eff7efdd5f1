#include "summaries/KeyLookup.h"

#include "secrets/AccountToken.h"
#include "summaries/Tr.h"

#include <chrono>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto maxKeychainWait = 30s; // enough to type the password of the keychain

} // namespace

KeyLookup::KeyLookup(AccountToken &key, QObject *parent) : QObject(parent), m_key(key)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &KeyLookup::end);
}

void KeyLookup::start()
{
    stop();
    if (m_key.value())
        return end();
    m_answer = connect(&m_key, &AccountToken::changed, this, &KeyLookup::end);
    m_timer.start(maxKeychainWait);
}

void KeyLookup::stop()
{
    disconnect(m_answer);
    m_timer.stop();
}

// Without the key that should be there the server would only refuse, and be blamed for it.
void KeyLookup::end()
{
    stop();
    const bool isMissing =
        m_key.known().isEmpty() && m_key.place() == AccountToken::Place::Keychain;
    if (!isMissing) {
        Q_EMIT found(m_key.known());
        return;
    }
    Q_EMIT failed(m_key.problem().value_or(
        Error{.kind = ErrorKind::NotFound,
              .message = SummariesTr::tr("The desktop's keychain does not answer.")}));
}

} // namespace broadsheet
