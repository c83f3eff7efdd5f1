// HTML's named characters: those of ISO 8859-1 and the most frequent others. Pure functions.
// https://html.spec.whatwg.org/multipage/named-characters.html
#pragma once

#include <QString>

namespace broadsheet {

// For the name between "&" and ";". Empty for unknown names.
[[nodiscard]] QString htmlCharacter(QStringView name);

// The text with the characters for "&eacute;", "&#233;" and "&#xE9;". Others stay as they are.
[[nodiscard]] QString withoutHtmlEntities(const QString &text);

} // namespace broadsheet
