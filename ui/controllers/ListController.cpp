#include "controllers/ListController.h"

#include "controllers/ListLoader.h"
#include "controllers/ListSelection.h"
#include "controllers/ListUpdater.h"
#include "controllers/LocalDay.h"
#include "controllers/RowLoader.h"
#include "delegates/PaperDelegate.h"
#include "library/Library.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "search/Fold.h"
#include "search/Highlight.h"
#include "search/ParseSearch.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

ListController::ListController(Library &library, PaperListModel &model, PaperListView &view,
                               Clock clock, QObject *parent)
    : QObject(parent), m_library(library), m_model(model), m_view(view), m_clock(std::move(clock)),
      m_rows(new RowLoader(library, model, view, this)),
      m_loader(new ListLoader(library, model, view, this)),
      m_updater(new ListUpdater(library, model, *m_rows, this)),
      m_papers(new ListSelection(model, view, *m_loader, this))
{
    connectParts();
    showSorting();
}

ListController::~ListController() = default;

void ListController::connectParts()
{
    connect(&m_view, &PaperListView::sortRequested, this, &ListController::sortBy);
    connect(m_papers, &ListSelection::currentChanged, this, [this](const PaperId &paper) {
        if (!paper.isEmpty() && !isSearching())
            m_lastPaper.insert(m_selection.key(), paper);
        Q_EMIT currentChanged(paper);
    });
    connect(m_rows, &RowLoader::loaded, m_papers, &ListSelection::follow);
    connect(m_rows, &RowLoader::vanished, this, [this] {
        m_loader->dropLeavers();
        reload();
    });
    connect(m_rows, &RowLoader::failed, this, &ListController::failed);

    connect(m_loader, &ListLoader::loaded, this, [this] {
        Q_EMIT loaded();
        m_papers->follow();
        m_rows->look();
    });
    connect(m_loader, &ListLoader::merged, m_updater, &ListUpdater::onReloaded);
    connect(m_loader, &ListLoader::outdated, m_updater, &ListUpdater::onOutdated);
    connect(m_loader, &ListLoader::failed, this, &ListController::failed);

    connect(m_updater, &ListUpdater::reloadNeeded, this, &ListController::reload);
    connect(m_updater, &ListUpdater::marked, this, &ListController::onMarked);
    connect(m_updater, &ListUpdater::failed, this, &ListController::failed);
}

void ListController::show(const ViewSelection &selection, const PaperId &paper)
{
    const PaperId last = m_lastPaper.value(selection.key());
    showAt(selection, {.paper = paper.isEmpty() ? last : paper});
}

void ListController::showUnreadOf(QDate day)
{
    showAt({.kind = ViewSelection::Kind::Day, .day = day}, {.firstUnread = true});
}

void ListController::showAt(const ViewSelection &selection, const ListAim &aim)
{
    m_selection = selection;
    setSearch({});
    m_sorting.start(kind());
    m_origin.reset();
    Q_EMIT selectionChanged();
    showSorting();
    load(aim);
}

void ListController::search(const QString &text)
{
    const QString wanted = text.simplified();
    if (wanted == m_search)
        return;
    if (!isSearching()) {
        m_sorting.start(ListKind::Search);
        if (m_model.isWhole() && !m_loader->isLoading())
            m_origin = ListSnapshot(m_model, m_view, m_rows->atHand());
    }
    setSearch(wanted);
    Q_EMIT selectionChanged();
    showSorting();
    if (isSearching())
        load({});
    else if (!goBack())
        load({.paper = m_lastPaper.value(m_selection.key())});
}

void ListController::setSearch(const QString &text)
{
    m_search = text;
    m_expression = parseSearch(text, localDay(m_clock)).expression;
    using Kind = ViewSelection::Kind;
    // What the user chose paper by paper: a word that was muted hides nothing there, at first.
    const bool isMadeByHand = m_selection.kind == Kind::Starred || m_selection.kind == Kind::Later;
    m_showsMuted = isMadeByHand && !isSearching();
    m_updater->setSearching(isSearching());
    // A list of one author's papers shows in each row where the author is.
    const bool isOfAuthor = m_selection.kind == Kind::Author && !isSearching();
    m_view.paperDelegate().setTerms(
        {.title = termsFor(m_expression, SearchField::Title),
         .authors = isOfAuthor ? QStringList{folded(m_selection.author)}
                               : termsFor(m_expression, SearchField::Author),
         .texts = termsFor(m_expression, SearchField::Text) +
                  termsFor(m_expression, SearchField::Note) + fullTextTerms(m_expression)});
}

void ListController::load(const ListAim &aim)
{
    m_papers->startList();
    m_paperToSelect.cancel();
    m_olderDay.cancel();
    m_loader->load(request(), aim);
}

// Shows the list as it was left, and reads it again in case something changed meanwhile.
bool ListController::goBack()
{
    if (!m_origin)
        return false;
    m_loader->cancel();
    m_model.setShownDay(shownDay());
    std::exchange(m_origin, {})->restore(m_model, m_view);
    Q_EMIT loaded();
    m_papers->follow();
    m_rows->refreshAll();
    reload();
    return true;
}

void ListController::reload()
{
    m_loader->reload(request());
}

void ListController::onMarked(const QList<PaperRow> &rows)
{
    // A view of marked papers may lack some of them now. A list that is still being read may have
    // been read before the change.
    const bool lacksSome = request().keepsLeavers &&
                           std::any_of(rows.cbegin(), rows.cend(), [this](const PaperRow &row) {
                               return !m_model.has(row.number);
                           });
    if (m_loader->isLoading() || lacksSome)
        reload();
}

void ListController::whenWhole(std::function<void()> act)
{
    m_loader->whenWhole(std::move(act));
}

void ListController::showMuted(bool shown)
{
    if (std::exchange(m_showsMuted, shown) == shown)
        return;
    m_loader->dropLeavers(); // also in a list where rows stay that are marked
    reload();
}

int ListController::hiddenPapers() const
{
    return m_model.isWhole() ? m_model.order().hidden : 0;
}

QDate ListController::shownDay() const
{
    return isSearching() ? QDate() : m_selection.shownDay(localDay(m_clock));
}

ListRequest ListController::request() const
{
    Query query;
    if (isSearching())
        query.search = m_search;
    else
        query = m_selection.query(localDay(m_clock));
    query.withMuted = m_showsMuted;
    m_sorting.applyTo(query, kind());
    return {.query = query,
            .shownDay = shownDay(),
            .keepsLeavers = !isSearching() && m_selection.keepsLeavers()};
}

void ListController::selectPaper(const PaperId &paper)
{
    if (const QModelIndex index = m_model.indexOf(paper); index.isValid())
        return makeCurrent(m_model, m_view, index.row());
    m_paperToSelect.ask(m_library.rows({paper}), this,
                        [this, paper](const Result<QList<PaperRow>> &rows) {
                            const bool isKnown = rows && !rows->isEmpty();
                            const int row = isKnown ? m_model.rowOf(rows->constFirst().number) : -1;
                            if (row >= 0)
                                makeCurrent(m_model, m_view, row);
                            else
                                show({.kind = ViewSelection::Kind::All}, paper);
                        });
}

void ListController::sortBy(int column)
{
    m_sorting.click(column, kind());
    resort();
}

void ListController::sortByRelevance()
{
    m_sorting.start(ListKind::Search);
    if (isSearching())
        resort();
}

void ListController::resort()
{
    showSorting();
    m_papers->startList();
    m_loader->resort(request());
}

void ListController::showSorting()
{
    if (const std::optional<Sorting> shown = m_sorting.current(kind()))
        m_view.showSort(shown->column, shown->order);
    else
        m_view.showRanked();
}

void ListController::nextUnread()
{
    if (m_loader->isLookingForUnread())
        return; // the older day that was found last is still being loaded
    if (const int row = m_model.nextUnread(m_view.currentIndex().row()); row >= 0)
        return makeCurrent(m_model, m_view, row);
    if (!m_model.isWhole())
        return whenWhole([this] { nextUnread(); });
    if (const QDate day = shownDay(); day.isValid())
        return goToOlderUnread(day);
    if (const int first = m_model.nextUnread(-1); first >= 0)
        makeCurrent(m_model, m_view, first);
    else
        Q_EMIT nothingUnread();
}

void ListController::goToOlderUnread(QDate day)
{
    m_olderDay.ask(m_library.neighbouringUnreadDay(day), this, [this](const Result<QDate> &older) {
        if (!older) {
            Q_EMIT failed(older.error());
        } else if (!older->isValid()) {
            Q_EMIT nothingUnread();
        } else {
            showUnreadOf(*older);
        }
    });
}

} // namespace broadsheet
