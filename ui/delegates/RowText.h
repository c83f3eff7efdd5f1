// Text in rows of the list: lines elided with an ellipsis, tinted search matches, tags as chips.
#pragma once

#include <QColor>
#include <QHash>
#include <QList>
#include <QRect>
#include <QStringList>

class QFont;
class QPainter;
class QPalette;

namespace broadsheet {

struct RowTextStyle
{
    const QFont &font;
    const QPalette &palette;
    const QStringList &terms; // folded; their matches are tinted
};

// Where the lines of `text` begin, at most `maxLines`. The last one has the rest of the text and is
// cut if that is wider than `width`.
struct RowLines
{
    QList<qsizetype> begins;
    bool isCut = false;
};
[[nodiscard]] RowLines linesOf(const QString &text, const QFont &font, int width, int maxLines);

// In the painter's pen; the last line is elided. Returns the width of the last line.
int paintLines(QPainter &painter, const QRect &box, const QString &text, const RowLines &lines,
               const RowTextStyle &style);
// One line, vertically centred in `box`. Returns the width used.
int paintLine(QPainter &painter, const QRect &box, const QString &text, const RowTextStyle &style);

// The text from its first match on, if less would be elided: "… thought prompts".
[[nodiscard]] QString withMatchInSight(const QString &text, const RowTextStyle &style, int width);

// "Renrui Zhang, Dongzhi Jiang +9": the first names that fit and the number of the others. If only
// a later name matches a term, it comes second: "Renrui Zhang … Yu Qiao +10". `hasMore`: nobody
// knows the number of the others, "Renrui Zhang et al.".
[[nodiscard]] QString shortAuthors(const QStringList &authors, bool hasMore,
                                   const RowTextStyle &style, int width);

// What is new about the paper, at the left of `line`, elided. Both functions return the width that
// takes, with a gap behind it; 0: there is nothing to say, or no room for it.
int paintNews(QPainter &painter, const QRect &line, const QString &text, const RowTextStyle &style);
[[nodiscard]] int widthOfNews(const QString &text, const QFont &font, int width);

// Chips from the left of `line`, as many as fit, and the number of the others. Both functions
// return the width that takes. `colours`: of tags, see TagHues.h.
int paintTags(QPainter &painter, const QRect &line, const QStringList &tags,
              const RowTextStyle &style, const QHash<QString, QColor> &colours = {});
[[nodiscard]] int widthOfTags(const QStringList &tags, const QFont &font, int width);

} // namespace broadsheet
