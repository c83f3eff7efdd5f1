// The symbolic icons, tinted with the palette's text so that they suit light and dark alike.
#pragma once

#include <QIcon>
#include <QPalette>

namespace broadsheet {

// `name` as in resources/icons, without ".svg".
[[nodiscard]] QIcon symbolicIcon(QLatin1StringView name, const QPalette &palette);

} // namespace broadsheet
