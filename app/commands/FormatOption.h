// --format of the commands that print papers: their own format for people, or any export format.
#pragma once

#include "commands/OptionValues.h"

namespace broadsheet {

struct Format;

inline constexpr OptionSpec formatOption{QLatin1StringView("format"), true};

// Null: the command's own format, which is called `own` and is the default.
[[nodiscard]] const Format *readFormat(OptionValues &values, QLatin1StringView own);

// "json, csv, markdown, …", for help texts.
[[nodiscard]] QString formatNames();

} // namespace broadsheet
