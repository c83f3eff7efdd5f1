#include "secrets/ProxyAddress.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QUrl read(const QString &proxy)
{
    return QUrl(proxy.trimmed(), QUrl::StrictMode);
}

} // namespace

QString proxySecretName(const QString &proxy)
{
    const QUrl url = read(proxy);
    const bool isProxy = url.scheme() == "http"_L1 || url.scheme() == "socks5"_L1;
    if (!url.isValid() || !isProxy || url.host().isEmpty() || url.userName().isEmpty())
        return {};
    return u"proxy "_s + url.adjusted(QUrl::RemovePassword | QUrl::RemovePath | QUrl::RemoveQuery |
                                      QUrl::RemoveFragment)
                             .toString(QUrl::FullyEncoded);
}

bool hasPassword(const QString &proxy)
{
    return !passwordOf(proxy).isEmpty();
}

QString passwordOf(const QString &proxy)
{
    return read(proxy).password();
}

QString withPassword(const QString &proxy, const QString &password)
{
    QUrl url = read(proxy);
    url.setPassword(password.isEmpty() ? QString() : password, QUrl::DecodedMode);
    return url.toString(QUrl::FullyEncoded);
}

} // namespace broadsheet
