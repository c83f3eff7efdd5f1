// Where the reader stands in the list: the current paper, what is selected, and what is where on
// screen. Kept by the papers' numbers, so that it outlives every change of the rows.
#pragma once

#include "papers/PaperSet.h"

#include <QtGlobal>

class QItemSelection;

namespace broadsheet {

class PaperListModel;
class PaperListView;

class ListPlace final
{
public:
    ListPlace() = default;
    ListPlace(const PaperListModel &model, const PaperListView &view);

    [[nodiscard]] qint32 current() const { return m_current; }
    // Selects what was selected, as far as it is in the list; the current paper alone where that
    // is scattered over thousands of places. False when the current paper is not in the list.
    bool select(const PaperListModel &model, PaperListView &view) const;
    // Brings the row that the reader had before them back to its place on screen.
    void scroll(const PaperListModel &model, PaperListView &view) const;

private:
    [[nodiscard]] QItemSelection selection(const PaperListModel &model) const;

    qint32 m_current = -1;
    qint32 m_anchor = -1; // the current paper when it is in sight, else the first in sight
    int m_anchorPlace = 0;
    PaperSet m_selected;
    qsizetype m_selectedCount = 0;
};

} // namespace broadsheet
