#include "secrets/AccountToken.h"

#include "base/Limits.h"
#include "base/Logging.h"
#include "secrets/Tr.h"
#include "settings/Settings.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace broadsheet {

bool isToken(const QString &text)
{
    static const QRegularExpression word(u"\\A[A-Za-z0-9._~+/-]+=*\\z"_s);
    return text.size() <= maxTokenLength && word.match(text).hasMatch();
}

AccountToken::AccountToken(QString source, const QByteArray &fromEnvironment, Settings &settings,
                           SecretStore &store)
    : m_source(std::move(source)), m_settings(settings), m_store(store)
{
    if (const QByteArray token = fromEnvironment.trimmed(); isToken(QString::fromLatin1(token)))
        m_fromEnvironment = token;
    if (!m_settings.sourceHasToken(m_source))
        m_known = QByteArray();
}

QString AccountToken::name() const
{
    return u"token "_s + m_source;
}

AccountToken::Place AccountToken::place() const
{
    if (m_settings.sourceHasToken(m_source))
        return Place::Keychain;
    if (m_known && !m_known->isEmpty())
        return Place::Memory;
    return m_fromEnvironment.isEmpty() ? Place::Nowhere : Place::Environment;
}

std::optional<QByteArray> AccountToken::value()
{
    if (!m_known) {
        lookUp();
        return std::nullopt;
    }
    return known();
}

const QByteArray &AccountToken::known() const
{
    return m_known && !m_known->isEmpty() ? *m_known : m_fromEnvironment;
}

void AccountToken::lookUp()
{
    if (std::exchange(m_isLookingUp, true))
        return;
    m_store.get(name(), this, [this](const Result<QString> &token) {
        m_isLookingUp = false;
        if (m_known)
            return; // the user typed one meanwhile
        if (token) {
            learn(isToken(*token) ? token->toLatin1() : QByteArray());
            return;
        }
        qCInfo(logSettings) << "The token of" << m_source
                            << "was not found:" << token.error().message << token.error().detail;
        m_problem = token.error();
        Q_EMIT changed();
    });
}

void AccountToken::learn(const QByteArray &token)
{
    m_known = token;
    m_problem.reset();
    if (token.isEmpty() && m_settings.sourceHasToken(m_source))
        m_problem = Error{.kind = ErrorKind::NotFound,
                          .message = SecretsTr::tr("The key or token that the desktop's keychain "
                                                   "had is gone. Type it again in the settings.")};
    Q_EMIT changed();
}

void AccountToken::keep(const QString &token, QObject *context, const SecretStore::Done &done)
{
    if (!isToken(token)) {
        const Error error{.kind = ErrorKind::Usage,
                          .message =
                              SecretsTr::tr("This is not a key or token: it may have only letters, "
                                            "digits and -._~+/=. It was not kept.")};
        QMetaObject::invokeMethod(
            context, [done, error] { done(error); }, Qt::QueuedConnection);
        return;
    }
    learn(token.toLatin1());
    m_store.set(name(), token, context, [this, token, done](const std::optional<Error> &error) {
        if (m_known != token.toLatin1())
            return done(std::nullopt); // the user changed or removed it meanwhile
        m_settings.setSourceHasToken(m_source, !error);
        if (!error)
            return done(std::nullopt);
        done(Error{.kind = error->kind,
                   .message = error->message + u' ' +
                              SecretsTr::tr("The key or token is used until the program ends."),
                   .detail = error->detail});
    });
}

void AccountToken::forget(QObject *context, const SecretStore::Done &done)
{
    m_settings.setSourceHasToken(m_source, false);
    learn({});
    m_store.remove(name(), context, done);
}

} // namespace broadsheet
