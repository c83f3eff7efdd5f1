#include "commands/StoredPassword.h"

#include "base/Limits.h"
#include "carriers/SyncPassword.h"
#include "secrets/Keychain.h"

#include <QCoreApplication>
#include <QTimer>

#include <optional>

namespace broadsheet {

QString storedPassword(const QString &address)
{
    Keychain keychain;
    QObject context;
    std::optional<QString> password;
    findPasswordOf(address, keychain, &context, [&password](const QString &found) {
        password = found;
        QCoreApplication::quit();
    });
    if (!password) {
        QTimer::singleShot(maxKeychainTime, &context, &QCoreApplication::quit);
        QCoreApplication::exec();
    }
    return password.value_or(QString());
}

} // namespace broadsheet
