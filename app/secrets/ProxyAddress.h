// The parts of a proxy's address that matter for its password. Pure functions.
#pragma once

#include <QString>

namespace broadsheet {

// Under which name the password of a proxy is kept: by scheme, user, host and port. Empty: the text
// is no address of a proxy, or names no user.
[[nodiscard]] QString proxySecretName(const QString &proxy);

[[nodiscard]] bool hasPassword(const QString &proxy);
// "http://user:password@host:8080" → "http://user@host:8080", and back. The password is plain text.
[[nodiscard]] QString passwordOf(const QString &proxy);
[[nodiscard]] QString withPassword(const QString &proxy, const QString &password); // empty: without

} // namespace broadsheet
