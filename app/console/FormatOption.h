// --format of the commands that print papers: their own format for people, or any export format.
#pragma once

#include "console/OptionValues.h"

namespace broadsheet {

struct Format;

inline constexpr OptionSpec formatOption{QLatin1StringView("format"), true};

// Null: the command's own format, which is called `own` and is the default. Without one (empty)
// null means that the option is not given.
[[nodiscard]] const Format *readFormat(OptionValues &values, QLatin1StringView own);

// --bom, which is for csv alone.
inline constexpr OptionSpec byteOrderMark{QLatin1StringView("bom"), false};
[[nodiscard]] bool readByteOrderMark(OptionValues &values, const Format *format);
[[nodiscard]] QByteArray withByteOrderMark(const QByteArray &text);

// "json, csv, markdown, …", for help texts.
[[nodiscard]] QString formatNames();

} // namespace broadsheet
