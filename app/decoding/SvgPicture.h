// Renders SVG as a still picture. A drawing is refused unless all its elements are on a list of
// harmless ones: no references out of the file, scripts, style sheets, entities, or elements that
// multiply others. Any thread.
#pragma once

#include "base/Result.h"

#include <QImage>

namespace broadsheet {

// Fills `box` as far as the aspect ratio allows. `name` is what an error calls the picture.
[[nodiscard]] Result<QImage> renderSvg(const QByteArray &body, QSize box, const QString &name);

} // namespace broadsheet
