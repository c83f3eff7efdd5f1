// Scales pictures to the box in which they are shown. Any thread.
#pragma once

#include <QImage>

namespace broadsheet {

// The size that fits into `box`; the aspect ratio is kept and nothing is enlarged.
[[nodiscard]] QSize fittedSize(QSize size, QSize box);

// Scales down to that size. The result is RGB32, or ARGB32_Premultiplied when it has transparent
// pixels: these formats paint fast.
[[nodiscard]] QImage fitted(const QImage &image, QSize box);

// The same at once but rough, to be called while painting.
[[nodiscard]] QImage fittedFast(const QImage &image, QSize box);

} // namespace broadsheet
