// The commands of TeX that abstracts have beside symbols and letters.
#pragma once

#include <QString>

namespace broadsheet {

struct TexCommand
{
    QLatin1StringView name;
    QLatin1StringView text;
};

// Stands for a text: \eg is "e.g.". Null for other names, as below.
[[nodiscard]] const TexCommand *texWord(QStringView name);

// Changes how a text looks, as in \emph{x} and {\em x}. `text` is Markdown's mark for it, if any.
[[nodiscard]] const TexCommand *texStyle(QStringView name);

// Has an argument that says nothing to a reader, as \cite.
[[nodiscard]] bool isSilentTex(QStringView name);

} // namespace broadsheet
