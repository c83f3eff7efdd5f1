// What a paper is about in one line, so that it can be judged in the list. Pure functions.
#pragma once

#include "papers/Paper.h"

namespace broadsheet {

// One for each language that the paper's texts have, in the order in which languages are preferred
// if the reader reads none of them: the first sentence of a summary by a language model, else the
// first item of a digest, else the first sentence of the abstract.
[[nodiscard]] QList<Gist> gistsOf(const QList<PaperText> &texts);

// The gist in the first of these languages that has one, else the first. Empty: there is none.
[[nodiscard]] QString gistIn(const QList<Gist> &gists, const QStringList &languages);

} // namespace broadsheet
