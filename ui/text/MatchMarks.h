// Tints the matches of a search.
#pragma once

#include "search/Highlight.h"

#include <QRect>
#include <QStringList>

class QPainter;
class QPalette;
class QTextEdit;

namespace broadsheet {

// Replaces earlier marks. The document is not changed. At most 500 matches are marked.
void markMatches(QTextEdit &text, const QStringList &terms);

// Where the marks of `text` start, in its coordinates, from top to bottom.
[[nodiscard]] QList<QRect> markedPlaces(const QTextEdit &text);

// For one line of `text` that starts at the left of `box`. Paint the text after it.
void paintMatches(QPainter &painter, const QRect &box, const QString &text,
                  const QStringList &terms, const QPalette &palette);

} // namespace broadsheet
