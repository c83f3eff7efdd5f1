#include "Pictures.h"

#include <QBuffer>
#include <QLinearGradient>
#include <QPainter>
#include <QRandomGenerator>
#include <QtEndian>

namespace broadsheet::test {

namespace {

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

quint32 crc32(const QByteArray &bytes) // PNG specification, annex D
{
    quint32 crc = 0xffffffffu;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320u : 0u);
    }
    return ~crc;
}

} // namespace

QImage card(QColor colour)
{
    QImage image(1200, 648, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QRandomGenerator random(42);
    for (int y = 40; y < 620; y += 18) // words
        for (int x = 40; x < 640;) {
            const int width = random.bounded(10, 70);
            for (int stroke = 0; stroke < width; stroke += 4)
                painter.fillRect(x + stroke, y + random.bounded(4), 2, 9, QColor(30, 30, 40));
            x += width + 8;
        }
    QLinearGradient gradient(680, 60, 1160, 600);
    gradient.setColorAt(0, colour);
    gradient.setColorAt(1, Qt::white);
    painter.fillRect(680, 60, 480, 540, gradient);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < 120; ++i) {
        painter.setPen(QColor::fromHsv(random.bounded(360), 160, 200));
        painter.drawEllipse(QPointF(random.bounded(700, 1140), random.bounded(80, 580)), 14, 14);
    }
    return image;
}

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, quality);
    return bytes;
}

QByteArray pngChunk(const QByteArray &type, const QByteArray &data)
{
    return bigEndian(quint32(data.size())) + type + data + bigEndian(crc32(type + data));
}

QByteArray pngClaiming(quint32 width, quint32 height)
{
    const QByteArray header =
        bigEndian(width) + bigEndian(height) + QByteArray("\x08\x02\x00\x00\x00", 5);
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + pngChunk("IHDR", header) +
           pngChunk("IDAT", qCompress(QByteArray(1000, '\0')).sliced(4)) + pngChunk("IEND", {});
}

} // namespace broadsheet::test
