#include "delegates/RowExtras.h"

#include "delegates/RowGround.h"
#include "delegates/RowIcons.h"
#include "delegates/RowStyle.h"
#include "delegates/RowText.h"
#include "models/ChangeText.h"
#include "models/ListColumns.h"
#include "papers/Paper.h"

#include <QFontMetrics>
#include <QStyleOptionViewItem>

namespace broadsheet {

namespace {

// Cut where there is no room for all of it, unlike tags.
QString newsOf(const PaperRow &row)
{
    return row.mutedBy.isEmpty() ? changeText(row.change) : mutedText(row);
}

} // namespace

bool hasExtras(const PaperRow &row)
{
    return row.noted || !row.tags.isEmpty() || !row.change.isEmpty() || !row.mutedBy.isEmpty();
}

int widthOfExtras(const QStyleOptionViewItem &option, const PaperRow &row, int room)
{
    const QFont font = chipFont(option);
    const int note = row.noted ? widthOfNote(QFontMetrics(font).height()) : 0;
    const int news = widthOfNews(newsOf(row), font, room - rowPadding - note);
    const int tags = widthOfTags(row.tags, font, room - rowPadding - note - news);
    const int all = news + note + tags;
    return all > 0 && note + rowPadding <= room ? all + rowPadding : 0;
}

void paintExtras(QPainter &painter, const QStyleOptionViewItem &option, const PaperRow &row,
                 QRect box, int room, const QStringList &terms,
                 const QHash<QString, QColor> &colours)
{
    if (room <= 0)
        return;
    const QFont font = chipFont(option);
    const int height = QFontMetrics(font).height();
    box.setWidth(room);
    QPalette palette = option.palette;
    palette.setColor(QPalette::Base, groundOf(option)); // what the chips stand on
    const RowTextStyle style{.font = font, .palette = palette, .terms = terms};
    const int note = row.noted ? widthOfNote(height) : 0;
    box.setLeft(box.left() + paintNews(painter, box.adjusted(0, 0, -note, 0), newsOf(row), style));
    if (row.noted) {
        const QRect line(box.left(), box.center().y() - height / 2, box.width(), height);
        box.setLeft(box.left() + paintNote(painter, line, option.palette));
    }
    paintTags(painter, box, row.tags, style, colours);
}

} // namespace broadsheet
