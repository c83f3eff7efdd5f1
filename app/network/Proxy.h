// Which way requests take: HttpSettings::proxy in Qt's terms.
#pragma once

#include "base/Result.h"

#include <QNetworkProxyFactory>

#include <memory>

namespace broadsheet {

// An Error names the setting when it makes no sense. This machine itself is never asked by proxy.
[[nodiscard]] Result<std::unique_ptr<QNetworkProxyFactory>> proxyFactory(const QString &setting);

} // namespace broadsheet
