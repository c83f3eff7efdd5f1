// Pictures that are drawn for tests and benchmarks, and hostile ones made by hand.
#pragma once

#include <QByteArray>
#include <QColor>
#include <QImage>

namespace broadsheet::test {

// Like the pictures of papers: 1200 × 648 pixels with lines of small dark marks and a coloured
// figure.
[[nodiscard]] QImage card(QColor colour = Qt::darkCyan);
[[nodiscard]] QByteArray encoded(const QImage &image, const char *format, int quality = -1);

// A chunk with its checksum, and a file that claims any size and holds one empty row.
[[nodiscard]] QByteArray pngChunk(const QByteArray &type, const QByteArray &data);
[[nodiscard]] QByteArray pngClaiming(quint32 width, quint32 height);

} // namespace broadsheet::test
