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

QString ofSync()
{
    return qEnvironmentVariable("BROADSHEET_SYNC_PASSWORD");
}

// A role has one password for all databases of a server.
bool areOfOneRole(const QString &one, const QString &other)
{
    const Result<PostgresAddress> a = postgresAddress(one);
    const Result<PostgresAddress> b = postgresAddress(other);
    const auto port = [](const PostgresAddress &address) {
        const QByteArray said = address.value("port");
        return said.isEmpty() ? QByteArray("5432") : said;
    };
    return a && b && a->value("host") == b->value("host") && a->value("user") == b->value("user") &&
           port(*a) == port(*b);
}

QString ofLab(const Settings &settings, const QString &address)
{
    const QString said = qEnvironmentVariable("BROADSHEET_LAB_PASSWORD");
    return said.isEmpty() && areOfOneRole(address, settings.text(SettingsTable::syncDatabase))
               ? ofSync()
               : said;
}

// An answer, or that there is none, at the latest after `longest`. `said`: by the environment.
void askPasswordOf(const QString &text, const QString &said, SecretStore &store, QObject *context,
                   const SecretStore::Found &use, std::chrono::milliseconds longest)
{
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

// Empty instead of an error.
SecretStore::Found found(const std::function<void(const QString &)> &use)
{
    return [use](const Result<QString> &found) {
        if (!found)
            qCInfo(logSettings) << "The password of the database was not found:"
                                << found.error().message << found.error().detail;
        use(found.value_or(QString()));
    };
}

} // namespace

void askSyncPassword(const Settings &settings, SecretStore &store, QObject *context,
                     const SecretStore::Found &use, std::chrono::milliseconds longest)
{
    askPasswordOf(settings.text(SettingsTable::syncDatabase), ofSync(), store, context, use,
                  longest);
}

void findSyncPassword(const Settings &settings, SecretStore &store, QObject *context,
                      const std::function<void(const QString &)> &use)
{
    askSyncPassword(settings, store, context, found(use));
}

void findLabPassword(const Settings &settings, const QString &address, SecretStore &store,
                     QObject *context, const std::function<void(const QString &)> &use)
{
    askPasswordOf(address, ofLab(settings, address), store, context, found(use), {});
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
