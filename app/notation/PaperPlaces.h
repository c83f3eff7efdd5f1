// Where papers are published. Pure function.
#pragma once

#include <QUrl>

namespace broadsheet {

// Whether a safe address is surely one of a paper: a DOI, a PDF, or a page of a publisher or
// conference. Other pages, such as those of code, models and posts, are none.
[[nodiscard]] bool isPaperPlace(const QUrl &address);

} // namespace broadsheet
