#include "fetching/Validators.h"

#include <QCryptographicHash>

namespace broadsheet {

namespace {

// Not the address itself, which may be long and may have a key of the user's.
QByteArray nameOf(const QUrl &address)
{
    constexpr qsizetype enough = 8;
    return QCryptographicHash::hash(address.toEncoded(), QCryptographicHash::Sha256)
        .first(enough)
        .toHex();
}

} // namespace

QByteArray withRequest(const QByteArray &validator, const QUrl &address)
{
    return validator.isEmpty() ? validator : validator + '\n' + nameOf(address);
}

QByteArray validatorFor(const QUrl &address, const QByteArray &kept)
{
    return kept.split('\n').value(2) == nameOf(address) ? kept : QByteArray();
}

} // namespace broadsheet
