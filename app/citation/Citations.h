// Papers for programs that manage references: UTF-8 with "\n" line ends. Pure functions, any
// thread.
#pragma once

#include "papers/Paper.h"

#include <QByteArray>

namespace broadsheet {

// One @misc for each paper, in ASCII: pdfLaTeX takes it as it is. Other scripts are romanised.
[[nodiscard]] QByteArray toBibtex(const QList<Paper> &papers);

// One @online for each paper, in UTF-8. https://ctan.org/pkg/biblatex
[[nodiscard]] QByteArray toBiblatex(const QList<Paper> &papers);

// https://en.wikipedia.org/wiki/RIS_(file_format)
[[nodiscard]] QByteArray toRis(const QList<Paper> &papers);

// https://github.com/citation-style-language/schema/blob/v1.0.2/schemas/input/csl-data.json
[[nodiscard]] QByteArray toCslJson(const QList<Paper> &papers);

} // namespace broadsheet
