// What a model wrote as a report that the library stores. Pure function.
#pragma once

#include "papers/Paper.h"
#include "summaries/ModelServer.h"

namespace broadsheet {

// Of the source of the language, with the paper's title and authors, so that the text can be read
// when the paper's other sources are gone. `markdown` is signed.
[[nodiscard]] DayReport modelReport(const Paper &paper, const ModelServer &server,
                                    const QString &markdown);

} // namespace broadsheet
