// Translates HttpSettings::proxy into Qt's proxies.
#pragma once

#include "base/Result.h"

#include <QNetworkProxyFactory>

#include <memory>

namespace broadsheet {

// Fails with ErrorKind::Usage when `setting` is malformed. Loopback addresses never go through a
// proxy.
[[nodiscard]] Result<std::unique_ptr<QNetworkProxyFactory>> proxyFactory(const QString &setting);

// What `url` is asked through; of type NoProxy: nothing. `proxies` may be null.
[[nodiscard]] QNetworkProxy proxyFor(QNetworkProxyFactory *proxies, const QUrl &url);
// The Proxy-Authorization of a request; null: it needs none. Through a tunnel Qt gives the proxy
// its password. For plain http it would only with AuthenticationReuseAttribute at Automatic, and
// then gives the same password to every server behind the proxy that asks for one.
[[nodiscard]] QByteArray proxyAuthorization(QNetworkProxyFactory *proxies, const QUrl &url);

} // namespace broadsheet
