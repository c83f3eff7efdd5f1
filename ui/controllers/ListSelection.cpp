#include "controllers/ListSelection.h"

#include "controllers/ListLoader.h"
#include "controllers/ListPlace.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"

#include <QItemSelectionModel>

#include <algorithm>
#include <utility>

namespace broadsheet {

ListSelection::ListSelection(PaperListModel &model, PaperListView &view, ListLoader &loader,
                             QObject *parent)
    : QObject(parent), m_model(model), m_view(view), m_loader(loader)
{
    connect(&m_view, &PaperListView::allSelected, this, &ListSelection::selectWhole);
    connect(m_view.selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ListSelection::follow);
}

PaperId ListSelection::current() const
{
    if (!m_held.isEmpty())
        return m_held;
    const qint32 number = m_model.numberAt(m_view.currentIndex().row());
    return number < 0 || number == m_currentNumber ? m_current : PaperId();
}

QList<qint32> ListSelection::selectedNumbers() const
{
    if (!m_held.isEmpty())
        return {m_heldNumber};
    QList<std::pair<int, int>> ranges; // first and last row
    for (const QItemSelectionRange &range : m_view.selectionModel()->selection())
        ranges.append({range.top(), range.bottom()});
    std::sort(ranges.begin(), ranges.end());
    QList<qint32> numbers;
    for (const auto &[first, last] : std::as_const(ranges))
        numbers.append(m_model.order().numbers.sliced(first, last - first + 1));
    return numbers;
}

QList<PaperRow> ListSelection::selectedRows() const
{
    QList<PaperRow> rows;
    for (const qint32 number : selectedNumbers())
        if (const PaperRow *row = m_model.loaded(number))
            rows.append(*row);
    return rows;
}

QList<qint32> ListSelection::allNumbers() const
{
    return m_model.order().numbers;
}

QList<qint32> ListSelection::numbersToRead() const
{
    QList<qint32> numbers = allNumbers();
    numbers.removeIf([this](qint32 number) { return m_model.order().later.contains(number); });
    return numbers.isEmpty() ? allNumbers() : numbers;
}

void ListSelection::hold()
{
    m_held = current();
    m_heldNumber = m_currentNumber;
}

void ListSelection::release()
{
    m_held = {};
    m_heldNumber = -1;
}

bool ListSelection::hasHeld() const
{
    return m_model.has(m_heldNumber);
}

void ListSelection::step(int rows)
{
    const int last = m_model.rowCount() - 1;
    const int row = m_view.currentIndex().row();
    const bool isAtEnd = rows > 0 && row >= 0 && row == last;
    if (isAtEnd && !m_model.isWhole())
        return stepWhenWhole(rows);
    makeCurrent(m_model, m_view, std::clamp(row < 0 ? 0 : row + rows, 0, std::max(last, 0)));
    if (isAtEnd)
        Q_EMIT endReached();
}

// Goes on as soon as there is more, unless the user goes elsewhere meanwhile.
void ListSelection::stepWhenWhole(int rows)
{
    m_waitingSteps += rows;
    if (m_waitingSteps > rows)
        return; // waits already
    const qint32 last = m_model.numberAt(m_view.currentIndex().row());
    m_loader.whenWhole([this, last] {
        const int steps = std::exchange(m_waitingSteps, 0);
        // A paper that was opened meanwhile stays.
        if (m_held.isEmpty() && m_model.numberAt(m_view.currentIndex().row()) == last)
            step(steps);
    });
}

void ListSelection::startList()
{
    m_selectedOfBeginning = 0;
    m_waitingSteps = 0;
}

void ListSelection::whenSelected(std::function<void()> act)
{
    if (m_model.isWhole() || m_selectedOfBeginning == 0 ||
        selectedNumbers().size() < m_selectedOfBeginning)
        act();
    else
        m_loader.whenWhole(std::move(act));
}

// Rows that are still to arrive are selected too, unless the user selects fewer meanwhile.
void ListSelection::selectWhole()
{
    if (m_model.isWhole())
        return;
    m_selectedOfBeginning = m_model.rowCount();
    m_loader.whenWhole([this] {
        const int all = std::exchange(m_selectedOfBeginning, 0);
        if (all > 0 && selectedNumbers().size() >= all)
            m_view.selectAll();
    });
}

void ListSelection::follow()
{
    const int at = m_view.currentIndex().row();
    const PaperRow *row = at < 0 ? nullptr : m_model.row(at);
    const bool isNone = at < 0 && m_model.rowCount() == 0 && !m_loader.isLoading();
    if (!row && !isNone)
        return;
    const PaperId paper = row ? row->id : PaperId();
    m_currentNumber = row ? row->number : -1;
    if (std::exchange(m_hasTold, true) && paper == m_current)
        return;
    m_current = paper;
    Q_EMIT currentChanged(paper);
}

} // namespace broadsheet
