// The symbolic icons, in the text colour of the palette so that they suit light and dark themes.
#pragma once

#include <QIcon>
#include <QPalette>

namespace broadsheet {

// `name` as in resources/icons, without ".svg".
[[nodiscard]] QIcon symbolicIcon(QLatin1StringView name, const QPalette &palette);

} // namespace broadsheet
