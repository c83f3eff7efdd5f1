// The words of a page as text: what is under a point, selected, copied and read aloud. Places are
// numbers of words. Pure functions.
#pragma once

#include "pages/PageTypes.h"

namespace broadsheet {

using PageWords = QList<PageWord>;

// The word at this point of the page, or the nearest one of the nearest line; -1: there is none.
[[nodiscard]] qsizetype wordAt(const PageWords &words, QPointF point);
[[nodiscard]] bool isOnWord(const PageWords &words, QPointF point);

// Words `from` to `to` as somebody wants to paste them: a line ends in a space, and a word that was
// broken there is whole again.
[[nodiscard]] QString copiedText(const PageWords &words, qsizetype from, qsizetype to);
// All words as they stand, line by line, and where each begins in it.
[[nodiscard]] QString spokenText(const PageWords &words, QList<int> *starts = nullptr);

// What covers words `from` to `to`: a box for each line.
[[nodiscard]] QList<QRectF> lineBoxes(const PageWords &words, qsizetype from, qsizetype to);

} // namespace broadsheet
