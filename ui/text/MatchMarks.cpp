#include "text/MatchMarks.h"

#include "delegates/Colours.h"

#include <QPainter>
#include <QTextDocument>
#include <QTextEdit>

#include <algorithm>

namespace broadsheet {

namespace {

constexpr qsizetype maxMarks = 500; // of one text: it may have thousands of a letter

} // namespace

void markMatches(QTextEdit &text, const QStringList &terms)
{
    QList<QTextEdit::ExtraSelection> marks;
    if (!terms.isEmpty()) {
        // An index into the plain text is a position in the document.
        const QString plain = text.document()->toPlainText();
        const QList<TextRange> matches = matchesIn(plain, terms);
        for (const TextRange &match : matches.first(std::min(matches.size(), maxMarks))) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = QTextCursor(text.document());
            mark.cursor.setPosition(int(match.at));
            mark.cursor.setPosition(int(match.at + match.length), QTextCursor::KeepAnchor);
            mark.format.setBackground(
                matchGround(text.palette(), text.palette().color(QPalette::Text)));
            mark.format.setForeground(text.palette().color(QPalette::Text));
            marks.append(mark);
        }
    }
    text.setExtraSelections(marks);
}

QList<QRect> markedPlaces(const QTextEdit &text)
{
    QList<QRect> places;
    for (const QTextEdit::ExtraSelection &mark : text.extraSelections()) {
        QTextCursor start(mark.cursor);
        start.setPosition(mark.cursor.selectionStart());
        places.append(text.cursorRect(start));
    }
    return places;
}

void paintMatches(QPainter &painter, const QRect &box, const QString &text,
                  const QStringList &terms, const QPalette &palette)
{
    if (terms.isEmpty())
        return;
    const QFontMetrics metrics = painter.fontMetrics();
    for (const TextRange &match : matchesIn(text, terms)) {
        const int from = metrics.horizontalAdvance(text.first(match.at));
        const int to = metrics.horizontalAdvance(text.first(match.at + match.length));
        const QRect mark(box.left() + from, box.center().y() - metrics.height() / 2, to - from,
                         metrics.height());
        painter.fillRect(mark.intersected(box),
                         matchGround(palette, palette.color(QPalette::Text)));
    }
}

} // namespace broadsheet
