#include "commands/StoredPassword.h"

#include "base/Limits.h"
#include "carriers/SyncPassword.h"
#include "secrets/Keychain.h"

#include <QCoreApplication>
#include <QTimer>

#include <functional>
#include <optional>

namespace broadsheet {

namespace {

using Use = std::function<void(const QString &)>;

QString awaited(const std::function<void(SecretStore &, QObject *, const Use &)> &find)
{
    Keychain keychain;
    QObject context;
    std::optional<QString> password;
    find(keychain, &context, [&password](const QString &found) {
        password = found;
        QCoreApplication::quit();
    });
    if (!password) {
        QTimer::singleShot(maxKeychainTime, &context, &QCoreApplication::quit);
        QCoreApplication::exec();
    }
    return password.value_or(QString());
}

} // namespace

QString storedSyncPassword(const Settings &settings)
{
    return awaited([&settings](SecretStore &store, QObject *context, const Use &use) {
        findSyncPassword(settings, store, context, use);
    });
}

QString storedLabPassword(const Settings &settings, const QString &address)
{
    return awaited([&](SecretStore &store, QObject *context, const Use &use) {
        findLabPassword(settings, address, store, context, use);
    });
}

} // namespace broadsheet
