// The user's place in the list: the current paper, the selection and the scroll position. Kept by
// the papers' numbers, so that it survives every change of the rows. GUI thread only.
#pragma once

#include "papers/Paper.h"
#include "papers/PaperOrder.h"

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
    // Selects what was selected, as far as it is in the list; only the current paper if that is
    // more than 2,000 ranges of rows. False when the current paper is not in the list.
    bool select(const PaperListModel &model, PaperListView &view) const;
    // Scrolls so that the anchor row is where it was on screen.
    void scroll(const PaperListModel &model, PaperListView &view) const;

private:
    [[nodiscard]] QItemSelection selection(const PaperListModel &model) const;

    qint32 m_current = -1;
    qint32 m_anchor = -1;  // the current paper if it is in sight, else the first one in sight
    int m_anchorPlace = 0; // its top in the viewport, pixels
    PaperSet m_selected;
    qsizetype m_selectedCount = 0;
};

// A whole list as it is, to show it again at once.
class ListSnapshot final
{
public:
    // `rows`: the loaded rows to keep, those in sight.
    ListSnapshot(const PaperListModel &model, const PaperListView &view, QList<PaperRow> rows);

    // What is marked now stays as it is.
    void restore(PaperListModel &model, PaperListView &view) const;

private:
    PaperOrder m_order;
    ListPlace m_place;
    QList<PaperRow> m_rows;
};

// Makes a row the current and the only selected one, and scrolls to it. Nothing for a row that is
// not there.
void makeCurrent(const PaperListModel &model, PaperListView &view, int row);

} // namespace broadsheet
