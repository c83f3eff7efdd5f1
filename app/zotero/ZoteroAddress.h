// Where Zotero listens: on a port of this computer, by default 23119 (its hidden setting
// extensions.zotero.httpServer.port). Pure functions.
#pragma once

#include "base/Result.h"

#include <QLatin1StringView>
#include <QUrl>

namespace broadsheet {

inline constexpr QLatin1StringView defaultZoteroAddress{"http://127.0.0.1:23119"};

// "http://127.0.0.1:23119", "localhost:23119"; empty: the default. Fails with ErrorKind::Usage for
// what is no address of this computer, and for what is more than host and port: notes and tags are
// sent there.
[[nodiscard]] Result<QUrl> zoteroAddress(const QString &setting);

} // namespace broadsheet
