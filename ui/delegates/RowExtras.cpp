#include "delegates/RowExtras.h"

#include "delegates/RowGround.h"
#include "delegates/RowIcons.h"
#include "delegates/RowInitials.h"
#include "delegates/RowStyle.h"
#include "delegates/RowText.h"
#include "models/ChangeText.h"
#include "models/ListColumns.h"
#include "models/PaperListModel.h"
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

bool isInZotero(const QModelIndex &index, const PaperRow &row)
{
    const auto *papers = qobject_cast<const PaperListModel *>(index.model());
    return papers && papers->lines().isInZotero(row);
}

// Who else starred the paper.
QStringList initialsAt(const QModelIndex &index, const PaperRow &row)
{
    const auto *papers = qobject_cast<const PaperListModel *>(index.model());
    return papers ? papers->lines().starrersOf(row).initials : QStringList();
}

int widthOfIcons(const QStyleOptionViewItem &option, const PaperRow &row, int lineHeight)
{
    return (isInZotero(option.index, row) ? widthOfInZotero(lineHeight) : 0) +
           (row.noted ? widthOfNote(lineHeight) : 0);
}

// Icons, then initials in the room that is left.
int widthOfSigns(const QStyleOptionViewItem &option, const PaperRow &row, const QFont &font,
                 int room)
{
    const int icons = widthOfIcons(option, row, QFontMetrics(font).height());
    return icons + widthOfInitials(initialsAt(option.index, row), font, room - icons);
}

} // namespace

bool hasExtras(const QModelIndex &index, const PaperRow &row)
{
    return row.noted || isInZotero(index, row) || !initialsAt(index, row).isEmpty() ||
           !row.tags.isEmpty() || !row.change.isEmpty() || !row.mutedBy.isEmpty();
}

int widthOfExtras(const QStyleOptionViewItem &option, const PaperRow &row, int room)
{
    const QFont font = chipFont(option);
    const int signs = widthOfSigns(option, row, font, room - rowPadding);
    const int news = widthOfNews(newsOf(row), font, room - rowPadding - signs);
    const int tags = widthOfTags(row.tags, font, room - rowPadding - signs - news);
    const int all = news + signs + tags;
    return all > 0 && signs + rowPadding <= room ? all + rowPadding : 0;
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
    const int signs = widthOfSigns(option, row, font, box.width());
    box.setLeft(box.left() + paintNews(painter, box.adjusted(0, 0, -signs, 0), newsOf(row), style));
    const QRect line(0, box.center().y() - height / 2, box.width(), height);
    if (isInZotero(option.index, row))
        box.setLeft(box.left() +
                    paintInZotero(painter, line.translated(box.left(), 0), option.palette));
    if (row.noted)
        box.setLeft(box.left() +
                    paintNote(painter, line.translated(box.left(), 0), option.palette));
    box.setLeft(box.left() + paintInitials(painter, box, initialsAt(option.index, row), style));
    paintTags(painter, box, row.tags, style, colours);
}

} // namespace broadsheet
