// SVG as a still drawing. Only what is on a list of harmless elements is rendered: no references
// out of the file, no scripts, no style sheets, no entities, nothing that multiplies itself.
#pragma once

#include "base/Result.h"

#include <QImage>

namespace broadsheet {

[[nodiscard]] Result<QImage> renderSvg(const QByteArray &body, QSize box, const QString &name);

} // namespace broadsheet
