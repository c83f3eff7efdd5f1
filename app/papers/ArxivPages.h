// Recognises the papers of arXiv in ids and in the addresses of the sites that serve or describe
// them under arXiv's ids. Pure functions.
#pragma once

#include <QString>
#include <QUrl>

namespace broadsheet {

// "2403.14624v2", "arXiv:math.GT/0309136", "10.48550/arXiv.2403.14624": the id without the version
// and, for an id from before April 2007, without the subject class, which arXiv takes for the same
// ("math/0309136"). Empty for everything else.
// https://info.arxiv.org/help/arxiv_identifier.html
[[nodiscard]] QString arxivIdOf(QStringView text);

// The id in the address of a page of one paper: its abstract, PDF, HTML, source and so on. Empty
// for listings, authors and all other pages.
[[nodiscard]] QString arxivIdOfPage(const QUrl &url);

} // namespace broadsheet
