// What a row shows behind its title or authors: why it is muted, what changed, the signs of Zotero
// and of the user's note, the initials of others who starred it, and tags. An option's index, if it
// has one, is that of the row.
#pragma once

#include <QColor>
#include <QHash>
#include <QRect>
#include <QStringList>

class QModelIndex;
class QPainter;
class QStyleOptionViewItem;

namespace broadsheet {

struct PaperRow;

[[nodiscard]] bool hasExtras(const QModelIndex &index, const PaperRow &row);

// With the space before them. 0 if there are none or they do not fit into `room`.
[[nodiscard]] int widthOfExtras(const QStyleOptionViewItem &option, const PaperRow &row, int room);

// At the left of `box`, at most `room` wide. `terms`: see RowTextStyle. `colours`: of tags.
void paintExtras(QPainter &painter, const QStyleOptionViewItem &option, const PaperRow &row,
                 QRect box, int room, const QStringList &terms,
                 const QHash<QString, QColor> &colours);

} // namespace broadsheet
