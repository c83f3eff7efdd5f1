#include "controllers/ListController.h"

#include "base/Deliver.h"
#include "library/Library.h"
#include "models/PaperListModel.h"
#include "views/PaperListView.h"

#include <QItemSelectionModel>

#include <algorithm>

using namespace Qt::StringLiterals;

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto changesPause = 250ms; // between two times that the list takes in what came
constexpr auto sliceTime = 4ms;      // of the GUI thread, and the view's layout besides
constexpr auto slicePause = 20ms;

} // namespace

ListController::ListController(Library &library, PaperListModel &model, PaperListView &view,
                               Clock clock, QObject *parent)
    : QObject(parent), m_library(library), m_model(model), m_view(view), m_clock(std::move(clock))
{
    m_takeChanges.setSingleShot(true);
    m_takeChanges.setInterval(changesPause);
    connect(&m_takeChanges, &QTimer::timeout, this, &ListController::takeChanges);
    connect(&library, &Library::changed, this, &ListController::onChanged);
    connect(&library, &Library::indexProgress, this, [this](int remaining) {
        if (remaining == 0 && !m_search.isEmpty())
            reload();
    });
    connect(&view, &PaperListView::sortRequested, this, &ListController::sortBy);
    connect(view.selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        remember();
        Q_EMIT currentChanged(current());
    });
    m_view.showSort(m_model.sortColumn(), m_model.sortOrder());
}

void ListController::show(const ViewSelection &selection, const PaperId &paper)
{
    m_selection = selection;
    m_search.clear();
    m_toUnread = false;
    Q_EMIT selectionChanged();
    load(Reload::Replace, paper.isEmpty() ? m_lastPaper.value(memoryKey()) : paper);
}

void ListController::search(const QString &text)
{
    const QString wanted = text.simplified();
    if (wanted == m_search)
        return;
    m_search = wanted;
    m_toUnread = false;
    Q_EMIT selectionChanged();
    load(Reload::Replace, wanted.isEmpty() ? m_lastPaper.value(memoryKey()) : current());
}

void ListController::reload()
{
    load(Reload::Merge, {});
}

QDate ListController::shownDay() const
{
    return m_search.isEmpty() ? m_selection.shownDay(m_clock()) : QDate();
}

Query ListController::query() const
{
    if (m_search.isEmpty())
        return m_selection.query(m_clock());
    Query query;
    query.search = m_search;
    return query;
}

QString ListController::memoryKey() const
{
    return m_search.isEmpty() ? m_selection.key() : u"search"_s;
}

void ListController::load(Reload mode, const PaperId &paper)
{
    // A merge asked for while something is under way follows it; a new view overtakes everything.
    if (m_loading && mode == Reload::Merge) {
        m_changedMeanwhile = true;
        return;
    }
    m_loading = true;
    m_fresh.clear();
    deliver(m_library.list(query()), this,
            [this, mode, paper, mine = ++m_generation](const Result<QList<PaperRow>> &result) {
                if (mine != m_generation)
                    return;
                m_loading = false;
                if (result)
                    receive(*result, mode, paper);
                else
                    reportFailure(result.error());
                if (std::exchange(m_changedMeanwhile, false))
                    reload();
            });
}

void ListController::reportFailure(const Error &error)
{
    m_toUnread = false;
    Q_EMIT failed(error);
}

void ListController::receive(QList<PaperRow> rows, Reload mode, const PaperId &paper)
{
    const PaperId before = current();
    if (mode == Reload::Replace)
        m_model.setRows(std::move(rows));
    else
        m_view.keepPlace([this, &rows] {
            m_model.mergeRows(rows, m_search.isEmpty() && m_selection.keepsLeavers());
        });

    if (mode == Reload::Replace || !m_view.currentIndex().isValid()) {
        const QModelIndex wanted = m_model.indexOf(mode == Reload::Replace ? paper : before);
        const int row = std::exchange(m_toUnread, false) ? m_model.nextUnread(-1) : wanted.row();
        selectRow(std::max(row, 0));
    }
    Q_EMIT loaded();
    // The selection tells of every row that becomes current, but not of there being none.
    if (mode == Reload::Replace ? m_model.rowCount() == 0 : current() != before)
        Q_EMIT currentChanged(current());
}

void ListController::onChanged(const ChangeSet &changes)
{
    if (!changes.added.isEmpty() || !changes.content.isEmpty() || changes.authors) {
        // Days that come one after the other are taken a few at a time.
        m_changes.unite(changes);
        if (!m_takeChanges.isActive()) {
            takeChanges();
            m_takeChanges.start();
        }
        return;
    }
    const bool allHere =
        std::all_of(changes.state.cbegin(), changes.state.cend(),
                    [this](const PaperId &id) { return m_model.indexOf(id).isValid(); });
    if (!allHere && m_selection.keepsLeavers())
        reload();
    else
        refreshRows({changes.state.cbegin(), changes.state.cend()});
}

void ListController::takeChanges()
{
    const ChangeSet changes = std::exchange(m_changes, {});
    if (changes.isEmpty())
        return;
    m_takeChanges.start();
    const QSet<PaperId> papers = changes.added + changes.content;
    const auto isHere = [this](const PaperId &id) { return m_model.indexOf(id).isValid(); };
    if (!m_search.isEmpty()) {
        // What changed is out of the index for a moment, and must not drop out of the results.
        deliver(m_library.indexed(), this, [this](const Result<void> &) { reload(); });
    } else if (changes.authors || m_loading) {
        reload();
    } else if (const QDate day = shownDay(); day.isValid()) {
        if (changes.days.contains(day) || std::any_of(papers.cbegin(), papers.cend(), isHere))
            reload();
    } else {
        takePapers(papers.values());
    }
}

void ListController::takePapers(const QList<PaperId> &papers)
{
    deliver(m_library.rows(papers), this,
            [this, papers, mine = m_generation](const Result<QList<PaperRow>> &rows) {
                if (mine != m_generation)
                    return; // what is loaded since has them
                if (!rows || rows->size() < papers.size())
                    return reload(); // some went
                for (const PaperRow &row : *rows)
                    if (m_selection.holds(row) || m_model.indexOf(row.id).isValid())
                        m_fresh.append(row);
                addFresh();
            });
}

// A little at a time, so that a whole year that comes in never holds up a key.
void ListController::addFresh()
{
    if (m_fresh.isEmpty())
        return;
    const bool wasEmpty = m_model.rowCount() == 0;
    m_view.keepPlace([this] { m_fresh = m_model.addRows(m_fresh, sliceTime); });
    if (wasEmpty) {
        selectRow(0);
        Q_EMIT loaded();
    }
    if (!m_fresh.isEmpty())
        QTimer::singleShot(slicePause, this, &ListController::addFresh);
}

void ListController::refreshRows(const QList<PaperId> &papers)
{
    QList<PaperId> shown;
    std::copy_if(papers.cbegin(), papers.cend(), std::back_inserter(shown),
                 [this](const PaperId &id) { return m_model.indexOf(id).isValid(); });
    if (shown.isEmpty())
        return;
    deliver(m_library.rows(shown), this, [this](const Result<QList<PaperRow>> &result) {
        if (!result) {
            Q_EMIT failed(result.error());
            return;
        }
        // In a day's view the row keeps that day, whatever newer days the paper is on.
        QList<PaperRow> rows = *result;
        for (PaperRow &row : rows)
            if (const QModelIndex index = m_model.indexOf(row.id); index.isValid())
                row.day = m_model.row(index.row()).day;
        m_model.updateRows(rows);
    });
}

PaperId ListController::current() const
{
    return m_model.idAt(m_view.currentIndex());
}

QList<PaperRow> ListController::selectedRows() const
{
    QModelIndexList indexes = m_view.selectionModel()->selectedRows(PaperListModel::TitleColumn);
    std::sort(indexes.begin(), indexes.end());
    QList<PaperRow> rows;
    rows.reserve(indexes.size());
    for (const QModelIndex &index : indexes)
        rows.append(m_model.row(index.row()));
    return rows;
}

QList<PaperRow> ListController::allRows() const
{
    QList<PaperRow> rows;
    rows.reserve(m_model.rowCount());
    for (int row = 0; row < m_model.rowCount(); ++row)
        rows.append(m_model.row(row));
    return rows;
}

void ListController::remember()
{
    if (const PaperId paper = current(); !paper.isEmpty())
        m_lastPaper.insert(memoryKey(), paper);
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
        selectRow(index.row());
    else
        show({.kind = ViewSelection::Kind::All, .day = {}, .author = {}}, paper);
}

void ListController::sortBy(int column)
{
    const bool again = column == m_model.sortColumn();
    const Qt::SortOrder turned =
        m_model.sortOrder() == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    m_model.sort(column, again ? turned : PaperListModel::naturalOrder(column));
    m_view.showSort(m_model.sortColumn(), m_model.sortOrder());
    m_view.scrollTo(m_view.currentIndex());
}

void ListController::nextUnread()
{
    if (m_toUnread)
        return; // the day asked for last is still on its way
    if (const int row = m_model.nextUnread(m_view.currentIndex().row()); row >= 0) {
        selectRow(row);
        return;
    }
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
        show({.kind = ViewSelection::Kind::Day, .day = *older, .author = {}});
        m_toUnread = true;
    });
}

} // namespace broadsheet
