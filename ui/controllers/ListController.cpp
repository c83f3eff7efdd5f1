#include "controllers/ListController.h"

#include "base/Deliver.h"
#include "controllers/RowLoader.h"
#include "delegates/PaperDelegate.h"
#include "library/Library.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "search/Highlight.h"
#include "search/ParseSearch.h"

#include <QItemSelectionModel>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

ListController::ListController(Library &library, PaperListModel &model, PaperListView &view,
                               Clock clock, QObject *parent)
    : QObject(parent), m_library(library), m_model(model), m_view(view), m_clock(std::move(clock)),
      m_rows(new RowLoader(library, model, view, this)), m_sorting{.column =
                                                                       PaperListModel::VotesColumn,
                                                                   .order = Qt::DescendingOrder}
{
    connectLibrary();
    connect(&view, &PaperListView::sortRequested, this, &ListController::sortBy);
    connect(&view, &PaperListView::allSelected, this, &ListController::selectWhole);
    connect(view.selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ListController::followCurrent);
    connect(m_rows, &RowLoader::loaded, this, &ListController::followCurrent);
    connect(m_rows, &RowLoader::vanished, this, [this] {
        m_vanished = true;
        reload();
    });
    connect(m_rows, &RowLoader::failed, this, &ListController::failed);
    showSorting();
}

ListController::~ListController()
{
    cancel();
}

void ListController::show(const ViewSelection &selection, const PaperId &paper)
{
    m_selection = selection;
    setSearch({});
    m_origin.reset();
    m_showsMuted = false;
    Q_EMIT selectionChanged();
    showSorting();
    load({.paper = paper.isEmpty() ? m_lastPaper.value(memoryKey()) : paper});
}

void ListController::search(const QString &text)
{
    const QString wanted = text.simplified();
    if (wanted == m_search)
        return;
    if (!isSearching()) {
        m_searchSorting.reset();
        if (m_model.isWhole() && !m_loading)
            m_origin = {.order = m_model.order(),
                        .place = ListPlace(m_model, m_view),
                        .rows = m_rows->atHand()};
    }
    setSearch(wanted);
    m_showsMuted = false;
    Q_EMIT selectionChanged();
    showSorting();
    if (isSearching())
        load({});
    else if (!goBack())
        load({.paper = m_lastPaper.value(memoryKey())});
}

void ListController::setSearch(const QString &text)
{
    if (text == m_search)
        return;
    m_search = text;
    m_expression = parseSearch(text, m_clock()).expression;
    m_view.paperDelegate().setTerms({.title = termsFor(m_expression, SearchField::Title),
                                     .authors = termsFor(m_expression, SearchField::Author)});
    Q_EMIT searched(m_expression);
}

// The list stands again as it was left, and is read anew in case something happened meanwhile.
bool ListController::goBack()
{
    if (!m_origin)
        return false;
    Origin origin = *std::exchange(m_origin, {});
    cancel();
    origin.order.unread = m_model.order().unread; // marks of the search are in these
    origin.order.starred = m_model.order().starred;
    m_model.setShownDay(shownDay());
    m_model.putRows(origin.rows);
    m_model.setOrder(std::move(origin.order));
    origin.place.select(m_model, m_view);
    origin.place.scroll(m_model, m_view);
    Q_EMIT loaded();
    followCurrent();
    m_loading = false;
    m_rows->refreshAll();
    reload();
    return true;
}

void ListController::whenWhole(std::function<void()> act)
{
    if (m_model.isWhole() && !m_loading)
        act();
    else
        m_whenWhole = std::move(act);
}

// Everything means the rows that are still to come as well, unless the reader selects less
// meanwhile.
void ListController::selectWhole()
{
    if (m_model.isWhole())
        return;
    m_selectedOfBeginning = m_model.rowCount();
    whenWhole([this] {
        if (selectedNumbers().size() >= std::exchange(m_selectedOfBeginning, 0))
            m_view.selectAll();
    });
}

void ListController::whenSelected(std::function<void()> act)
{
    if (m_model.isWhole() || m_selectedOfBeginning == 0 ||
        selectedNumbers().size() < m_selectedOfBeginning)
        return act();
    m_whenWhole = [before = std::move(m_whenWhole), then = std::move(act)] {
        if (before)
            before();
        then();
    };
}

void ListController::showMuted(bool shown)
{
    if (std::exchange(m_showsMuted, shown) != shown)
        reload();
}

int ListController::hiddenPapers() const
{
    return m_model.isWhole() ? m_model.order().hidden : 0;
}

QDate ListController::shownDay() const
{
    return isSearching() ? QDate() : m_selection.shownDay(m_clock());
}

std::optional<ListController::Sorting> ListController::sorting() const
{
    return isSearching() ? m_searchSorting : m_sorting;
}

Query ListController::query() const
{
    Query query;
    if (isSearching())
        query.search = m_search;
    else
        query = m_selection.query(m_clock());
    query.withMuted = m_showsMuted;
    query.sort = SortKey::Relevance;
    if (const std::optional<Sorting> sorting = this->sorting()) {
        const ListColumn &column = listColumn(sorting->column);
        query.sort = column.sortKey;
        query.ascending = (sorting->order == Qt::AscendingOrder) != column.sortsReversed;
    }
    return query;
}

QString ListController::memoryKey() const
{
    return isSearching() ? u"search"_s : m_selection.key();
}

PaperId ListController::current() const
{
    const qint32 number = m_model.numberAt(m_view.currentIndex().row());
    return number < 0 || number == m_currentNumber ? m_current : PaperId();
}

QList<qint32> ListController::selectedNumbers() const
{
    QList<std::pair<int, int>> ranges; // first and last row
    for (const QItemSelectionRange &range : m_view.selectionModel()->selection())
        ranges.append({range.top(), range.bottom()});
    std::sort(ranges.begin(), ranges.end());
    QList<qint32> numbers;
    for (const auto &[first, last] : std::as_const(ranges))
        numbers.append(m_model.order().numbers.sliced(first, last - first + 1));
    return numbers;
}

QList<qint32> ListController::allNumbers() const
{
    return m_model.order().numbers;
}

QList<PaperRow> ListController::selectedRows() const
{
    QList<PaperRow> rows;
    for (const qint32 number : selectedNumbers())
        if (const PaperRow *row = m_model.loaded(number))
            rows.append(*row);
    return rows;
}

// What the reader has before them: told when its row is loaded, and once.
void ListController::followCurrent()
{
    const int at = m_view.currentIndex().row();
    const PaperRow *row = at < 0 ? nullptr : m_model.row(at);
    const bool isNone = at < 0 && m_model.rowCount() == 0 && !m_loading;
    if (!row && !isNone)
        return;
    const PaperId paper = row ? row->id : PaperId();
    m_currentNumber = row ? row->number : -1;
    if (std::exchange(m_toldCurrent, true) && paper == m_current)
        return;
    m_current = paper;
    if (!paper.isEmpty())
        m_lastPaper.insert(memoryKey(), paper);
    Q_EMIT currentChanged(paper);
}

void ListController::selectRow(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    const QModelIndex index = m_model.index(row, PaperListModel::TitleColumn);
    m_view.selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                        QItemSelectionModel::Rows);
    m_view.scrollTo(index);
}

void ListController::step(int rows)
{
    const int last = m_model.rowCount() - 1;
    const int row = m_view.currentIndex().row();
    selectRow(std::clamp(row < 0 ? 0 : row + rows, 0, std::max(last, 0)));
}

void ListController::selectPaper(const PaperId &paper)
{
    if (const QModelIndex index = m_model.indexOf(paper); index.isValid())
        return selectRow(index.row());
    deliver(m_library.rows({paper}), this,
            [this, paper, mine = m_generation](const Result<QList<PaperRow>> &rows) {
                if (mine != m_generation)
                    return; // the reader went elsewhere meanwhile
                const int row =
                    rows && !rows->isEmpty() ? m_model.rowOf(rows->constFirst().number) : -1;
                if (row >= 0)
                    selectRow(row);
                else
                    show({.kind = ViewSelection::Kind::All, .day = {}, .author = {}}, paper);
            });
}

void ListController::sortBy(int column)
{
    const Sorting natural{.column = column, .order = listColumn(column).firstOrder};
    const Sorting turned{.column = column,
                         .order = natural.order == Qt::AscendingOrder ? Qt::DescendingOrder
                                                                      : Qt::AscendingOrder};
    const std::optional<Sorting> before = sorting();
    if (!isSearching())
        m_sorting = before == natural ? turned : natural;
    else if (before == turned)
        m_searchSorting.reset();
    else
        m_searchSorting = before == natural ? turned : natural;
    showSorting();
    if (!m_loading || (m_begun && !m_aim.keepPlace))
        m_place = ListPlace(m_model, m_view);
    else if (!m_aim.keepPlace)
        return load(m_aim); // nothing of the list is there yet
    load({.keepPlace = true});
}

void ListController::setSorting(const Sorting &sorting)
{
    m_sorting = sorting;
    showSorting();
}

void ListController::showSorting()
{
    if (const std::optional<Sorting> shown = sorting())
        m_view.showSort(shown->column, shown->order);
    else
        m_view.showRanked();
}

void ListController::nextUnread()
{
    if (m_loading && m_aim.firstUnread)
        return; // the day asked for last is still on its way
    if (const int row = m_model.nextUnread(m_view.currentIndex().row()); row >= 0) {
        selectRow(row);
        return;
    }
    if (!m_model.isWhole())
        return whenWhole([this] { nextUnread(); });
    const QDate day = shownDay();
    if (!day.isValid()) {
        const int first = m_model.nextUnread(-1);
        first >= 0 ? selectRow(first) : Q_EMIT nothingUnread();
        return;
    }
    deliver(m_library.neighbouringUnreadDay(day), this, [this, day](const Result<QDate> &older) {
        if (!older) {
            Q_EMIT failed(older.error());
            return;
        }
        if (!older->isValid()) {
            Q_EMIT nothingUnread();
            return;
        }
        if (shownDay() != day)
            return; // the reader went elsewhere meanwhile
        m_selection = {.kind = ViewSelection::Kind::Day, .day = *older, .author = {}};
        m_showsMuted = false;
        Q_EMIT selectionChanged();
        load({.firstUnread = true});
    });
}

} // namespace broadsheet
