#include "base/Unpacked.h"

#include <QtEndian>

#include <zlib.h>

namespace broadsheet {

namespace {

constexpr qsizetype headerSize = 4; // the length, big-endian

} // namespace

QByteArray unpacked(const QByteArray &packed, qsizetype most)
{
    if (packed.size() <= headerSize)
        return {};
    const auto length = qFromBigEndian<quint32>(packed.constData());
    if (length == 0 || length > most)
        return {};
    QByteArray bytes(qsizetype(length), Qt::Uninitialized);
    uLongf size = length;
    const int result =
        ::uncompress(reinterpret_cast<Bytef *>(bytes.data()), &size,
                     reinterpret_cast<const Bytef *>(packed.constData()) + headerSize,
                     uLong(packed.size() - headerSize));
    return result == Z_OK && size == length ? bytes : QByteArray();
}

} // namespace broadsheet
