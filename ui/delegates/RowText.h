// Text in rows: lines cut short with an ellipsis, what a search found tinted, tags as chips.
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
    const QStringList &terms; // folded; tinted where they stand
};

[[nodiscard]] int lineCount(const QString &text, const QFont &font, int width, int maxLines);

// At most `maxLines` lines in the painter's pen, the last one cut short; the height used.
int paintLines(QPainter &painter, const QRect &box, const QString &text, const RowTextStyle &style,
               int maxLines);
// One line in the middle of `box`; the width used.
int paintLine(QPainter &painter, const QRect &box, const QString &text, const RowTextStyle &style);

// "Renrui Zhang, Dongzhi Jiang +9": the first names that fit, then how many more there are. Where
// a term stands in none of these, the name that has it comes second: "Renrui Zhang … Yu Qiao +10".
[[nodiscard]] QString shortAuthors(const QStringList &authors, const RowTextStyle &style,
                                   int width);

// Chips side by side from the left of `line`, as many as fit, then how many more there are; the
// width used, or that would be.
int paintTags(QPainter &painter, const QRect &line, const QStringList &tags,
              const RowTextStyle &style);
[[nodiscard]] int widthOfTags(const QStringList &tags, const QFont &font, int width);

} // namespace broadsheet
