#include "controllers/ListLoader.h"

#include "library/Library.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"

#include <algorithm>
#include <utility>

namespace broadsheet {

namespace {

constexpr int minFirstRows = 30; // while the window has no size yet

// The row of the aim among the first `rows` of a list, or all of them; -1: further down.
int rowOf(const ListAim &aim, const QList<PaperRow> &rows, bool areAll)
{
    const auto at = [&rows](const auto &is) {
        const auto found = std::find_if(rows.cbegin(), rows.cend(), is);
        return found == rows.cend() ? -1 : int(found - rows.cbegin());
    };
    int row = 0;
    if (aim.firstUnread)
        row = at([](const PaperRow &paper) { return paper.state.isWaiting(); });
    else if (!aim.paper.isEmpty())
        row = at([&aim](const PaperRow &paper) { return paper.id == aim.paper; });
    return areAll ? std::max(row, 0) : row;
}

int rowOf(const ListAim &aim, const PaperOrder &order)
{
    if (aim.firstUnread) {
        const auto found =
            std::find_if(order.numbers.cbegin(), order.numbers.cend(),
                         [&order](qint32 number) { return order.stateOf(number).isWaiting(); });
        return found == order.numbers.cend() ? 0 : int(found - order.numbers.cbegin());
    }
    return order.located < 0 ? 0 : std::max(int(order.numbers.indexOf(order.located)), 0);
}

} // namespace

ListLoader::ListLoader(Library &library, PaperListModel &model, PaperListView &view,
                       QObject *parent)
    : QObject(parent), m_library(library), m_model(model), m_view(view)
{}

void ListLoader::cancel()
{
    m_rows.cancel();
    m_order.cancel();
    m_whenWhole.clear();
    m_isLoading = false;
    m_isBeginning = false;
}

void ListLoader::load(const ListRequest &request, const ListAim &aim)
{
    cancel();
    m_request = request;
    m_aim = aim;
    m_isLoading = true;
    m_isOnScreen = false;
    const int rows = std::max(2 * m_view.rowsInPage(), minFirstRows);
    m_rows.ask(m_library.first(m_request.query, rows), this,
               [this, rows](const Result<QList<PaperRow>> &result) {
                   if (result)
                       begin(*result, rows);
                   if (!m_rows.isPending()) // or else `loaded` led to another list
                       askForWhole();
               });
}

void ListLoader::resort(const ListRequest &request)
{
    QList<std::function<void()>> waiting = std::move(m_whenWhole); // for the same papers
    ListAim aim = m_aim;
    if (m_isOnScreen || m_aim.keepPlace) {
        m_hasPlace = m_isLoading && m_isOnScreen && keepsPlace(); // from before an earlier resort
        aim = {.keepPlace = true};
    }
    load(request, aim);
    m_whenWhole = std::move(waiting);
}

// Just before another list replaces the one on screen: until then the user moves on in it.
void ListLoader::takePlace()
{
    if (m_aim.keepPlace && !std::exchange(m_hasPlace, true))
        m_place = ListPlace(m_model, m_view);
}

// Asked only now, so that the library first answers what the first screen led to, such as the
// summary of its first paper.
void ListLoader::askForWhole()
{
    m_order.ask(m_library.order(m_request.query, m_aim.paper), this,
                [this](const Result<PaperOrder> &result) {
                    if (result)
                        prepare(*result);
                    else
                        fail(result.error());
                });
}

// Shows the first screen, unless what is aimed at is further down: then the list is shown when it
// is whole.
void ListLoader::begin(const QList<PaperRow> &rows, int asked)
{
    const int row = rowOf(m_aim, rows, rows.size() < asked);
    if (rows.isEmpty() || row < 0)
        return;
    takePlace();
    m_isOnScreen = true;
    m_model.setShownDay(m_request.shownDay);
    m_model.showBeginning(rows);
    if (m_aim.keepPlace) {
        m_place.select(m_model, m_view);
        m_view.scrollToTop();
    } else {
        makeCurrent(m_model, m_view, row);
    }
    m_isBeginning = true;
    m_begunWith = currentNumber();
    Q_EMIT loaded();
    m_view.paintNow();
}

// Not any more when the user went to another paper in the beginning of the list.
bool ListLoader::keepsPlace() const
{
    return m_aim.keepPlace && !isTouched();
}

bool ListLoader::isTouched() const
{
    return m_isBeginning ? m_begunWith != currentNumber() : m_wasTouched;
}

qint32 ListLoader::currentNumber() const
{
    return m_model.numberAt(m_view.currentIndex().row());
}

// Loads the rows around the place where the list will open, so that they do not flash by empty.
void ListLoader::prepare(const PaperOrder &order)
{
    const int page = m_view.rowsInPage();
    const int row = m_isOnScreen ? m_view.firstInSight() : rowOf(m_aim, order);
    QList<qint32> missing;
    for (int at = std::max(row - page, 0); at < row + 2 * page && at < order.numbers.size(); ++at)
        if (!m_model.isLoaded(order.numbers.at(at)))
            missing.append(order.numbers.at(at));
    if (m_isOnScreen || missing.isEmpty())
        return arrive(order, {});
    m_rows.ask(m_library.rowsAt(missing, m_request.query.profile), this,
               [this, order](const Result<QList<PaperRow>> &rows) {
                   arrive(order, rows.value_or(QList<PaperRow>()));
               });
}

void ListLoader::arrive(const PaperOrder &order, const QList<PaperRow> &rows)
{
    m_wasTouched = isTouched();
    m_isBeginning = false;
    m_model.setShownDay(m_request.shownDay);
    m_model.putRows(rows);
    if (m_isOnScreen) {
        complete(order);
    } else {
        takePlace();
        const int row = rowOf(m_aim, order);
        m_model.setOrder(order);
        if (m_aim.keepPlace && m_place.select(m_model, m_view))
            m_view.scrollToTop();
        else
            makeCurrent(m_model, m_view, row);
        m_view.paintNow();
    }
    finish();
}

// The beginning on screen becomes the whole list. A paper that the user chose meanwhile stays
// current; otherwise the first row is, even if the whole order begins a little differently.
void ListLoader::complete(const PaperOrder &order)
{
    const bool isUntouched = m_view.currentIndex().row() <= 0 && m_aim.paper.isEmpty();
    const bool keepsPlaceBefore = keepsPlace();
    const ListPlace place(m_model, m_view);
    // What was marked in the beginning may have left the order, which was read after that.
    if (!m_request.keepsLeavers || !m_model.mergeOrder(order, true))
        m_model.setOrder(order);
    if (keepsPlaceBefore)
        m_place.select(m_model, m_view);
    else if (!m_view.currentIndex().isValid() && (isUntouched || !place.select(m_model, m_view)))
        makeCurrent(m_model, m_view, 0);
    else
        place.scroll(m_model, m_view);
}

void ListLoader::reload(const ListRequest &request)
{
    if (m_isLoading) {
        m_isOutdated = true;
        return;
    }
    m_request = request;
    m_aim = {};
    m_isLoading = true;
    m_asked.start();
    m_order.ask(m_library.order(m_request.query), this, [this](const Result<PaperOrder> &result) {
        if (result)
            merge(*result);
        else
            fail(result.error());
    });
}

void ListLoader::merge(const PaperOrder &order)
{
    const ListPlace place(m_model, m_view);
    const int row = m_view.currentIndex().row();
    m_model.setShownDay(m_request.shownDay);
    const bool keepsMissing = m_request.keepsLeavers && !std::exchange(m_dropsLeavers, false);
    if (!m_model.mergeOrder(order, keepsMissing)) {
        m_model.setOrder(order);
        place.select(m_model, m_view);
    }
    if (m_view.currentIndex().isValid())
        place.scroll(m_model, m_view);
    else
        makeCurrent(m_model, m_view, std::clamp(row, 0, std::max(m_model.rowCount() - 1, 0)));
    Q_EMIT merged(std::chrono::milliseconds(m_asked.elapsed()));
    finish();
}

void ListLoader::finish()
{
    m_isLoading = false;
    m_isOnScreen = true;
    Q_EMIT loaded();
    while (!m_isLoading && !m_whenWhole.isEmpty()) // one may lead to another list
        m_whenWhole.takeFirst()();
    m_wasTouched = false;
    if (std::exchange(m_isOutdated, false))
        Q_EMIT outdated();
}

void ListLoader::fail(const Error &error)
{
    m_isLoading = false;
    m_isBeginning = false;
    m_whenWhole.clear();
    m_aim = {};
    Q_EMIT failed(error);
    Q_EMIT loaded();
}

void ListLoader::whenWhole(std::function<void()> act)
{
    if (m_model.isWhole() && !m_isLoading)
        act();
    else
        m_whenWhole.append(std::move(act));
}

} // namespace broadsheet
