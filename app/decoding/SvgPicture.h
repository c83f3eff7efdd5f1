// Renders SVG as a still picture. A drawing is refused unless all its elements are on a list of
// harmless ones: no references out of the file, scripts, style sheets, entities, or elements that
// multiply others. The number of elements and attributes and the length of paths are limited.
// Texts need a QGuiApplication. Any thread.
#pragma once

#include "decoding/PictureFault.h"

namespace broadsheet {

// Fills `box` as far as the aspect ratio allows.
[[nodiscard]] DecodedImage renderSvg(const QByteArray &body, QSize box);

} // namespace broadsheet
