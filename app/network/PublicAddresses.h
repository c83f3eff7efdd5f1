// Which addresses belong to the public network. The others reach this computer, its router and
// whatever else trusts the local network, so what strangers wrote must not lead there. Pure
// functions.
#pragma once

#include <QStringList>
#include <QUrl>

#include <optional>

namespace broadsheet {

// `address` is a number ("192.0.2.1", "2001:db8::1"). False for loopback, private, shared
// (RFC 6598), link-local, unique-local, multicast, reserved and unspecified addresses, also when
// they are embedded in an IPv6 address. By the IANA registries of special-purpose addresses.
[[nodiscard]] bool isPublicAddress(const QString &address);

// All of them, and at least one.
[[nodiscard]] bool arePublic(const QStringList &addresses);

// What can be said without looking up the name: numbers in any spelling and names such as
// "localhost". Nothing when the host has to be looked up.
[[nodiscard]] std::optional<bool> isPublicByName(const QString &host);

// 80, 443 and everything above 1023. Below are other services, which must not get our requests.
[[nodiscard]] bool isWebPort(const QUrl &url);

} // namespace broadsheet
