#include "controllers/ListPlace.h"

#include "list/PaperListView.h"
#include "models/PaperListModel.h"

#include <QItemSelection>

#include <utility>

namespace broadsheet {

namespace {

constexpr int maxRanges = 2000; // selecting more takes seconds

} // namespace

ListPlace::ListPlace(const PaperListModel &model, const PaperListView &view)
    : m_current(model.numberAt(view.currentIndex().row()))
{
    for (const QItemSelectionRange &range : view.selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            m_selected.insert(model.numberAt(row));
    m_selectedCount = m_selected.count();

    const QRect current = view.visualRect(view.currentIndex());
    const bool inSight = m_current >= 0 && view.viewport()->rect().intersects(current);
    const int anchor = inSight ? view.currentIndex().row() : view.firstInSight();
    m_anchor = model.numberAt(anchor);
    m_anchorPlace = anchor < 0 ? 0 : view.placeOf(anchor);
}

bool ListPlace::select(const PaperListModel &model, PaperListView &view) const
{
    const int row = model.rowOf(m_current);
    QItemSelection selected = selection(model);
    if (row >= 0) {
        view.setCurrentQuietly(model.index(row, PaperListModel::TitleColumn));
        if (selected.isEmpty() && m_selectedCount > 1)
            selected.select(model.index(row, 0), model.index(row, PaperListModel::ColumnCount - 1));
    }
    view.selectionModel()->select(selected, QItemSelectionModel::ClearAndSelect);
    return row >= 0;
}

QItemSelection ListPlace::selection(const PaperListModel &model) const
{
    QItemSelection selection;
    qsizetype left = m_selectedCount;
    const auto isSelected = [&](int row) { return m_selected.contains(model.numberAt(row)); };
    for (int first = 0; left > 0 && first < model.rowCount(); ++first) {
        if (!isSelected(first))
            continue;
        if (selection.size() >= maxRanges)
            return {};
        int last = first;
        while (last + 1 < model.rowCount() && isSelected(last + 1))
            ++last;
        selection.append(QItemSelectionRange(model.index(first, 0),
                                             model.index(last, PaperListModel::ColumnCount - 1)));
        left -= last - first + 1;
        first = last;
    }
    return selection;
}

void ListPlace::scroll(const PaperListModel &model, PaperListView &view) const
{
    if (const int row = model.rowOf(m_anchor); row >= 0)
        view.bringTo(row, m_anchorPlace);
}

ListSnapshot::ListSnapshot(const PaperListModel &model, const PaperListView &view,
                           QList<PaperRow> rows)
    : m_order(model.order()), m_place(model, view), m_rows(std::move(rows))
{}

void ListSnapshot::restore(PaperListModel &model, PaperListView &view) const
{
    PaperOrder order = m_order;
    order.unread = model.order().unread;
    order.starred = model.order().starred;
    model.putRows(m_rows);
    model.setOrder(std::move(order));
    m_place.select(model, view);
    m_place.scroll(model, view);
}

void makeCurrent(const PaperListModel &model, PaperListView &view, int row)
{
    if (row < 0 || row >= model.rowCount())
        return;
    const QModelIndex index = model.index(row, PaperListModel::TitleColumn);
    view.selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                      QItemSelectionModel::Rows);
    view.scrollTo(index);
}

} // namespace broadsheet
