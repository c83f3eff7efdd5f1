// Text in rows of the list: lines elided with an ellipsis, tinted search matches, tags as chips.
#pragma once

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

[[nodiscard]] int lineCount(const QString &text, const QFont &font, int width, int maxLines);

// At most `maxLines` lines in the painter's pen, the last one elided. Returns the height used.
int paintLines(QPainter &painter, const QRect &box, const QString &text, const RowTextStyle &style,
               int maxLines);
// One line, vertically centred in `box`. Returns the width used.
int paintLine(QPainter &painter, const QRect &box, const QString &text, const RowTextStyle &style);

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
// return the width that takes.
int paintTags(QPainter &painter, const QRect &line, const QStringList &tags,
              const RowTextStyle &style);
[[nodiscard]] int widthOfTags(const QStringList &tags, const QFont &font, int width);

} // namespace broadsheet
