// The half of ListController that brings papers into the list: the beginning and then the whole of
// another list, and what changes in the one on screen.
#include "controllers/ListController.h"

#include "base/Deliver.h"
#include "controllers/RowLoader.h"
#include "library/Library.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"

#include <algorithm>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto changesPause = 250ms; // between two times that the list takes in what came
constexpr int pauseFactor = 4;       // reading it anew takes a fifth of the time at most
constexpr int leastBeginning = 30;   // rows, while the window has no size yet
constexpr int manyMarks = 500;       // papers; more are not looked at one by one

} // namespace

void ListController::connectLibrary()
{
    m_takeChanges.setSingleShot(true);
    connect(&m_takeChanges, &QTimer::timeout, this, &ListController::takeChanges);
    connect(&m_library, &Library::changed, this, &ListController::onChanged);
    connect(&m_library, &Library::indexProgress, this, [this](int remaining) {
        if (remaining == 0 && isSearching())
            reload();
    });
}

void ListController::cancel()
{
    ++m_generation;
    m_first.cancel();
    m_order.cancel();
}

// Another list overtakes everything that is under way.
void ListController::load(const Aim &aim)
{
    cancel();
    m_aim = aim;
    m_loading = true;
    m_begun = false;
    m_whenWhole = {};
    m_selectedOfBeginning = 0;
    const int rows = std::max(2 * m_view.rowsInPage(), leastBeginning);
    m_first = m_library.first(query(), rows);
    deliver(m_first, this,
            [this, rows, mine = m_generation](const Result<QList<PaperRow>> &result) {
                if (mine != m_generation)
                    return;
                if (result)
                    begin(*result, rows);
                askForWhole(); // after what the beginning asked for, such as its first summary
            });
}

void ListController::askForWhole()
{
    m_order = m_library.order(query(), m_aim.paper);
    deliver(m_order, this, [this, mine = m_generation](const Result<PaperOrder> &result) {
        if (mine != m_generation)
            return;
        result ? prepare(*result) : failLoading(result.error());
    });
}

int ListController::aimedAt(const QList<PaperRow> &rows, bool areAll) const
{
    const auto at = [&rows](const auto &is) {
        const auto found = std::find_if(rows.cbegin(), rows.cend(), is);
        return found == rows.cend() ? -1 : int(found - rows.cbegin());
    };
    int row = 0;
    if (m_aim.firstUnread)
        row = at([](const PaperRow &paper) { return !paper.state.read; });
    else if (!m_aim.paper.isEmpty())
        row = at([this](const PaperRow &paper) { return paper.id == m_aim.paper; });
    return areAll ? std::max(row, 0) : row;
}

int ListController::aimedAt(const PaperOrder &order) const
{
    if (m_aim.firstUnread) {
        const auto found =
            std::find_if(order.numbers.cbegin(), order.numbers.cend(),
                         [&order](qint32 number) { return order.unread.contains(number); });
        return found == order.numbers.cend() ? 0 : int(found - order.numbers.cbegin());
    }
    return order.located < 0 ? 0 : std::max(int(order.numbers.indexOf(order.located)), 0);
}

// The first screen, unless what is aimed at is further down: then the list comes as a whole.
void ListController::begin(const QList<PaperRow> &rows, int asked)
{
    const int row = aimedAt(rows, rows.size() < asked);
    if (rows.isEmpty() || row < 0)
        return;
    m_begun = true;
    m_model.setShownDay(shownDay());
    m_model.showBeginning(rows);
    if (m_aim.keepPlace) {
        m_place.select(m_model, m_view);
        m_view.scrollToTop();
    } else {
        selectRow(row);
    }
    Q_EMIT loaded();
    m_view.paintNow();
}

// Where the list will stand its rows are wanted first, so that nothing flashes by empty.
void ListController::prepare(const PaperOrder &order)
{
    const int page = m_view.rowsInPage();
    const int row = m_begun ? m_view.firstInSight() : aimedAt(order);
    QList<qint32> missing;
    for (int at = std::max(row - page, 0); at < row + 2 * page && at < order.numbers.size(); ++at)
        if (!m_model.isLoaded(order.numbers.at(at)))
            missing.append(order.numbers.at(at));
    if (m_begun || missing.isEmpty())
        return arrive(order, {});
    m_first = m_library.rowsAt(missing);
    deliver(m_first, this, [this, order, mine = m_generation](const Result<QList<PaperRow>> &rows) {
        if (mine == m_generation)
            arrive(order, rows ? *rows : QList<PaperRow>());
    });
}

void ListController::arrive(const PaperOrder &order, const QList<PaperRow> &rows)
{
    m_model.setShownDay(shownDay());
    m_model.putRows(rows);
    if (m_begun) {
        settle(order);
    } else {
        const int row = aimedAt(order);
        m_model.setOrder(order);
        if (m_aim.keepPlace && m_place.select(m_model, m_view))
            m_view.scrollToTop();
        else
            selectRow(row);
        m_view.paintNow();
    }
    endLoading();
}

// The beginning becomes the whole. What the reader did with it meanwhile counts; otherwise the
// first row is the current one, also where the order turned out a little differently.
void ListController::settle(const PaperOrder &order)
{
    const bool isUntouched = m_view.currentIndex().row() <= 0 && m_aim.paper.isEmpty();
    const ListPlace place(m_model, m_view);
    m_model.setOrder(order);
    if (m_aim.keepPlace)
        m_place.select(m_model, m_view);
    else if (!m_view.currentIndex().isValid() && (isUntouched || !place.select(m_model, m_view)))
        selectRow(0);
    else
        place.scroll(m_model, m_view);
}

void ListController::endLoading()
{
    m_loading = false;
    m_begun = false;
    Q_EMIT loaded();
    followCurrent();
    m_rows->look();
    if (const auto act = std::exchange(m_whenWhole, {}))
        act();
    if (!m_takeChanges.isActive() && std::exchange(m_changedMeanwhile, false))
        reload();
}

void ListController::failLoading(const Error &error)
{
    m_loading = false;
    m_whenWhole = {};
    m_aim = {};
    Q_EMIT failed(error);
    Q_EMIT loaded();
}

void ListController::reload()
{
    // What is under way may be older than the change.
    if (m_loading) {
        m_changedMeanwhile = true;
        return;
    }
    cancel();
    m_loading = true;
    m_aim = {};
    m_asked.start();
    m_order = m_library.order(query());
    deliver(m_order, this, [this, mine = m_generation](const Result<PaperOrder> &result) {
        if (mine != m_generation)
            return;
        result ? merge(*result) : failLoading(result.error());
    });
}

void ListController::merge(const PaperOrder &order)
{
    const ListPlace place(m_model, m_view);
    const int row = m_view.currentIndex().row();
    m_model.setShownDay(shownDay());
    const bool keepsMissing =
        !isSearching() && m_selection.keepsLeavers() && !std::exchange(m_vanished, false);
    if (!m_model.mergeOrder(order, keepsMissing)) {
        m_model.setOrder(order);
        place.select(m_model, m_view);
    }
    if (m_view.currentIndex().isValid())
        place.scroll(m_model, m_view);
    else
        selectRow(std::clamp(row, 0, std::max(m_model.rowCount() - 1, 0)));
    m_takeChanges.start(std::max<std::chrono::milliseconds>(
        changesPause, pauseFactor * std::chrono::milliseconds(m_asked.elapsed())));
    endLoading();
}

void ListController::onChanged(const ChangeSet &changes)
{
    const bool isManyMarks = changes.everything || changes.state.size() > manyMarks;
    if (!changes.added.isEmpty() || !changes.content.isEmpty() || changes.authors ||
        changes.muting || isManyMarks) {
        // Days that come one after the other are taken a few at a time.
        m_changes.unite(changes);
        m_changes.everything = m_changes.everything || isManyMarks;
        if (!m_takeChanges.isActive())
            takeChanges();
    }
    if (!isManyMarks && !changes.state.isEmpty())
        takeState(changes.state);
}

void ListController::takeChanges()
{
    const ChangeSet changes = std::exchange(m_changes, {});
    const bool isOld = std::exchange(m_changedMeanwhile, false); // what was read last
    if (changes.isEmpty() && !isOld)
        return;
    m_takeChanges.start(changesPause);
    if (changes.everything || changes.authors || changes.muting)
        m_rows->refreshAll();
    else
        m_rows->refresh(m_model.loadedOf(changes.content));
    if (!isSearching())
        return reload();
    // What changed is out of the index for a moment, and must not drop out of the results.
    if (std::exchange(m_awaitsIndex, true))
        return;
    deliver(m_library.indexed(), this, [this](const Result<void> &) {
        m_awaitsIndex = false;
        reload();
    });
}

void ListController::takeState(const QSet<PaperId> &papers)
{
    deliver(m_library.rows(papers.values()), this, [this](const Result<QList<PaperRow>> &rows) {
        if (!rows) {
            Q_EMIT failed(rows.error());
            return;
        }
        m_model.putRows(*rows);
        // A list that is on its way may have been read before; one of marked papers lacks some.
        const bool lacksSome =
            !isSearching() && m_selection.keepsLeavers() &&
            std::any_of(rows->cbegin(), rows->cend(),
                        [this](const PaperRow &row) { return !m_model.has(row.number); });
        if (m_loading || lacksSome)
            reload();
    });
}

} // namespace broadsheet
