// What a search found, tinted where it stands.
#pragma once

#include "search/Highlight.h"

#include <QRect>
#include <QStringList>

class QPainter;
class QPalette;
class QTextEdit;

namespace broadsheet {

// In place of the marks before; the document stays as it is.
void markMatches(QTextEdit &text, const QStringList &terms);

// The lines of `text` with a mark, in its own coordinates, the first one first.
[[nodiscard]] QList<QRect> markedPlaces(const QTextEdit &text);

// Behind one line of `text` that begins at the left of `box`.
void paintMatches(QPainter &painter, const QRect &box, const QString &text,
                  const QStringList &terms, const QPalette &palette);

} // namespace broadsheet
