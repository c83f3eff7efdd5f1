#include "carriers/SyncPassword.h"

#include "base/Limits.h"
#include "base/Logging.h"
#include "carriers/Tr.h"
#include "settings/Settings.h"
#include "syncpostgres/PostgresAddress.h"

#include <QObject>
#include <QTimer>

namespace broadsheet {

namespace {

// An answer, or that there is none, at the latest after `longest`.
void askPasswordOf(const QString &text, SecretStore &store, QObject *context,
                   const SecretStore::Found &use, std::chrono::milliseconds longest)
{
    const QString said = qEnvironmentVariable("BROADSHEET_SYNC_PASSWORD");
    const Result<PostgresAddress> address = postgresAddress(text);
    if (!said.isEmpty() || !address)
        return use(said);
    auto *limit = new QTimer(context); // the first answer counts
    limit->setSingleShot(true);
    QObject::connect(limit, &QTimer::timeout, context, [use] {
        use(failure(ErrorKind::Unreachable,
                    CarriersTr::tr("The keychain does not answer, so there is no password.")));
    });
    limit->start(longest.count() > 0 ? longest : maxKeychainTime);
    store.get(postgresSecretName(*address), context, [limit, use](const Result<QString> &found) {
        if (!limit->isActive())
            return;
        limit->stop();
        use(found);
    });
}

} // namespace

void askSyncPassword(const Settings &settings, SecretStore &store, QObject *context,
                     const SecretStore::Found &use, std::chrono::milliseconds longest)
{
    askPasswordOf(settings.text(SettingsTable::syncDatabase), store, context, use, longest);
}

void findSyncPassword(const Settings &settings, SecretStore &store, QObject *context,
                      const std::function<void(const QString &)> &use)
{
    findPasswordOf(settings.text(SettingsTable::syncDatabase), store, context, use);
}

void findPasswordOf(const QString &address, SecretStore &store, QObject *context,
                    const std::function<void(const QString &)> &use)
{
    const auto take = [use](const Result<QString> &found) {
        if (!found)
            qCInfo(logSettings) << "The password of the database was not found:"
                                << found.error().message << found.error().detail;
        use(found.value_or(QString()));
    };
    askPasswordOf(address, store, context, take, {});
}

void keepSyncPassword(const QString &address, const QString &password, SecretStore &store,
                      QObject *context, const SecretStore::Done &done)
{
    const Result<PostgresAddress> read = postgresAddress(address);
    if (!read) {
        const Error error = read.error();
        QMetaObject::invokeMethod(
            context, [done, error] { done(error); }, Qt::QueuedConnection);
        return;
    }
    if (password.isEmpty())
        store.remove(postgresSecretName(*read), context, done);
    else
        store.set(postgresSecretName(*read), password, context, done);
}

} // namespace broadsheet
