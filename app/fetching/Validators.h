// The validator of an answer (HttpReply) with the request that it belongs to: it says nothing about
// another one, such as one with other categories or at another address. Pure functions.
#pragma once

#include <QByteArray>
#include <QUrl>

namespace broadsheet {

// As the ledger keeps it: a line with the request below those of the validator.
[[nodiscard]] QByteArray withRequest(const QByteArray &validator, const QUrl &address);

// What was kept if it belongs to this request, else empty. HttpRequest ignores the third line.
[[nodiscard]] QByteArray validatorFor(const QUrl &address, const QByteArray &kept);

} // namespace broadsheet
