// Pictures drawn for tests and benchmarks, and hostile ones put together by hand.
#pragma once

#include <QByteArray>
#include <QColor>
#include <QImage>

namespace broadsheet::test {

// Like the cards that come with papers: 1200 × 648, lines of small dark marks, a figure in colour.
[[nodiscard]] QImage card(QColor colour = Qt::darkCyan);
[[nodiscard]] QByteArray encoded(const QImage &image, const char *format, int quality = -1);

// A chunk with its checksum, and a whole file that claims any size and holds one row of nothing.
[[nodiscard]] QByteArray pngChunk(const QByteArray &type, const QByteArray &data);
[[nodiscard]] QByteArray pngClaiming(quint32 width, quint32 height);

} // namespace broadsheet::test
