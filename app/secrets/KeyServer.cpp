#include "secrets/KeyServer.h"

#include "secrets/Secrets.h"
#include "settings/Settings.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Table = SettingsTable;

} // namespace

QString originOf(const QUrl &address)
{
    if (address.host().isEmpty())
        return {};
    QUrl origin;
    origin.setScheme(address.scheme());
    origin.setHost(address.host());
    origin.setPort(address.port(address.scheme() == "http"_L1 ? 80 : 443));
    return origin.toString();
}

QString otherHostOfKey(const Settings &settings, const QUrl &address)
{
    const QString kept = settings.text(Table::summariesKeyServer);
    const QUrl server(kept.isEmpty() ? settings.text(Table::summariesBase) : kept);
    const QString origin = originOf(server);
    return origin.isEmpty() || origin == originOf(address) ? QString() : server.host();
}

void bindKey(Settings &settings)
{
    const bool isKept = settings.sourceHasToken(QString(modelKeyName));
    const QString server = settings.text(Table::summariesKeyServer);
    if (isKept && server.isEmpty())
        settings.setText(Table::summariesKeyServer,
                         originOf(QUrl(settings.text(Table::summariesBase))));
    else if (!isKept && !server.isEmpty())
        settings.setText(Table::summariesKeyServer, {});
}

} // namespace broadsheet
