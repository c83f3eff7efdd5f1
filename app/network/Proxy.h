// Translates HttpSettings::proxy into Qt's proxies.
#pragma once

#include "base/Result.h"

#include <QNetworkProxyFactory>

#include <memory>

namespace broadsheet {

// Fails with ErrorKind::Usage when `setting` is malformed. Loopback addresses never go through a
// proxy.
[[nodiscard]] Result<std::unique_ptr<QNetworkProxyFactory>> proxyFactory(const QString &setting);

} // namespace broadsheet
