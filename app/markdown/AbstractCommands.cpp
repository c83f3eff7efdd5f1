#include "markdown/AbstractCommands.h"

#include <algorithm>
#include <array>

namespace broadsheet {

namespace {

using namespace Qt::StringLiterals;

constexpr auto words = std::to_array<TexCommand>({
    {"eg"_L1, "e.g."_L1},    {"ie"_L1, "i.e."_L1},       {"etal"_L1, "et al."_L1},
    {"etc"_L1, "etc."_L1},   {"vs"_L1, "vs."_L1},        {"cf"_L1, "cf."_L1},
    {"wrt"_L1, "w.r.t."_L1}, {"newline"_L1, " "_L1},     {"linebreak"_L1, " "_L1},
    {"par"_L1, " "_L1},      {"item"_L1, "•"_L1},        {"and"_L1, "and"_L1},
    {"xspace"_L1, ""_L1},    {"nobreakdash"_L1, ""_L1},  {"nobreak"_L1, ""_L1},
    {"noindent"_L1, ""_L1},  {"protect"_L1, ""_L1},      {"small"_L1, ""_L1},
    {"large"_L1, ""_L1},     {"footnotesize"_L1, ""_L1},
});

constexpr auto styles = std::to_array<TexCommand>({
    {"emph"_L1, "*"_L1},      {"textit"_L1, "*"_L1},    {"textsl"_L1, "*"_L1},
    {"textbf"_L1, "**"_L1},   {"em"_L1, "*"_L1},        {"it"_L1, "*"_L1},
    {"sl"_L1, "*"_L1},        {"itshape"_L1, "*"_L1},   {"bf"_L1, "**"_L1},
    {"bfseries"_L1, "**"_L1}, {"underline"_L1, ""_L1},  {"texttt"_L1, ""_L1},
    {"textsc"_L1, ""_L1},     {"textrm"_L1, ""_L1},     {"textsf"_L1, ""_L1},
    {"text"_L1, ""_L1},       {"mbox"_L1, ""_L1},       {"tt"_L1, ""_L1},
    {"sc"_L1, ""_L1},         {"rm"_L1, ""_L1},         {"sf"_L1, ""_L1},
    {"scshape"_L1, ""_L1},    {"ttfamily"_L1, ""_L1},   {"rmfamily"_L1, ""_L1},
    {"sffamily"_L1, ""_L1},   {"upshape"_L1, ""_L1},    {"normalfont"_L1, ""_L1},
    {"uline"_L1, ""_L1},      {"textnormal"_L1, ""_L1}, {"textup"_L1, ""_L1},
    {"mdseries"_L1, ""_L1},
});

constexpr auto silent = std::to_array<QLatin1StringView>(
    {"cite"_L1,         "citep"_L1,        "citet"_L1,           "citealp"_L1,      "citeauthor"_L1,
     "citeyear"_L1,     "ref"_L1,          "eqref"_L1,           "autoref"_L1,      "cref"_L1,
     "Cref"_L1,         "index"_L1,        "includegraphics"_L1, "label"_L1,        "vspace"_L1,
     "hspace"_L1,       "color"_L1,        "textcolor"_L1,       "begin"_L1,        "end"_L1,
     "thanks"_L1,       "footnotemark"_L1, "phantom"_L1,         "bibliography"_L1, "pagestyle"_L1,
     "thispagestyle"_L1});

template<size_t Size>
const TexCommand *commandIn(const std::array<TexCommand, Size> &table, QStringView name)
{
    const auto *found = std::find_if(table.begin(), table.end(), [name](const TexCommand &command) {
        return command.name == name;
    });
    return found == table.end() ? nullptr : found;
}

} // namespace

const TexCommand *texWord(QStringView name)
{
    return commandIn(words, name);
}

const TexCommand *texStyle(QStringView name)
{
    return commandIn(styles, name);
}

bool isSilentTex(QStringView name)
{
    return std::find(silent.begin(), silent.end(), name) != silent.end();
}

} // namespace broadsheet
