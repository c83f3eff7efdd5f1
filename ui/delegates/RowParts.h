// Parts of rows: what stands in for a row that is not loaded yet, and the votes.
#pragma once

#include <QString>

class QPainter;
class QStyleOptionViewItem;

namespace broadsheet {

struct PaperRow;

inline constexpr int widthForPicture = 280; // pixels; in a narrower column the title needs them

// Bars in the places of picture, title and authors, so that nothing moves when the row is loaded.
void paintLoadingRow(QPainter *painter, const QStyleOptionViewItem &option, bool compact);

// The number is in the same place with and without a rise. The rise is below it; before it in a
// compact row.
void paintVotes(QPainter *painter, const QStyleOptionViewItem &option, const PaperRow &row,
                const QString &votes, bool compact);

} // namespace broadsheet
