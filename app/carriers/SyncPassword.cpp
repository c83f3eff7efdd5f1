#include "carriers/SyncPassword.h"

#include "base/Logging.h"
#include "settings/Settings.h"
#include "syncpostgres/PostgresAddress.h"

#include <QObject>

namespace broadsheet {

void findSyncPassword(const Settings &settings, SecretStore &store, QObject *context,
                      const std::function<void(const QString &)> &use)
{
    const QString said = qEnvironmentVariable("BROADSHEET_SYNC_PASSWORD");
    const Result<PostgresAddress> address =
        postgresAddress(settings.text(SettingsTable::syncDatabase));
    if (!said.isEmpty() || !address)
        return use(said);
    store.get(postgresSecretName(*address), context, [use](const Result<QString> &found) {
        if (!found)
            qCInfo(logSettings) << "The password of the database was not found:"
                                << found.error().message << found.error().detail;
        use(found.value_or(QString()));
    });
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
