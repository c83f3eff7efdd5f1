// What the list shows: a view of the sidebar or a search, and in which order. ListLoader brings the
// papers in, RowLoader the rows in sight; ListUpdater follows the library; ListSelection knows the
// current and the selected papers. GUI thread only.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "controllers/ListPlace.h"
#include "controllers/ListSorting.h"
#include "models/ViewSelection.h"
#include "papers/Paper.h"
#include "search/Expression.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>

namespace broadsheet {

class Library;
class ListLoader;
class ListSelection;
class ListUpdater;
class PaperListModel;
class PaperListView;
class RowLoader;
struct ListAim;
struct ListRequest;

class ListController final : public QObject
{
    Q_OBJECT

public:
    // `clock` says which day is today.
    ListController(Library &library, PaperListModel &model, PaperListView &view, Clock clock,
                   QObject *parent = nullptr);
    ~ListController() override;

    // Shows a view; `paper` becomes current, by default the one that was current in it last.
    void show(const ViewSelection &selection, const PaperId &paper = {});
    // Searches the whole library. An empty text goes back to the view, as it was left.
    void search(const QString &text);
    void reload();
    // Shows muted papers as well, until the next view or search.
    void showMuted(bool shown);

    // Runs `act` now, or as soon as the whole list has arrived; not if the user goes elsewhere
    // first.
    void whenWhole(std::function<void()> act);

    [[nodiscard]] ViewSelection selection() const { return m_selection; }
    [[nodiscard]] QString searchText() const { return m_search; }
    // The parsed search; without a search it matches every paper.
    [[nodiscard]] const Expression &expression() const { return m_expression; }
    [[nodiscard]] bool isByRelevance() const { return !m_sorting.current(kind()); }
    [[nodiscard]] bool showsMuted() const { return m_showsMuted; }
    [[nodiscard]] int hiddenPapers() const; // left out of this list because they are muted
    [[nodiscard]] QDate shownDay() const;   // invalid for views over many days, and in a search

    [[nodiscard]] const ListLoader &loader() const { return *m_loader; } // how far it has come
    [[nodiscard]] ListSelection &papers() const { return *m_papers; }
    [[nodiscard]] RowLoader &rows() const { return *m_rows; }

    void selectPaper(const PaperId &paper); // in All, if this list does not have it
    void nextUnread();                      // in this list, then on older days
    void showUnreadOf(QDate day);           // a day, from its first unread paper on

    void sortBy(int column); // as a click on its header does, see ListSorting
    void sortByRelevance();  // in a search
    [[nodiscard]] ListSorting &sorting() { return m_sorting; } // of the next list
    void showSorting();                                        // in the header

Q_SIGNALS:
    void selectionChanged(); // another view or search
    void loaded();           // the first screen or the whole list is in the model
    void currentChanged(const broadsheet::PaperId &paper); // empty: the list has no papers
    void nothingUnread();
    void failed(const broadsheet::Error &error);

private:
    void connectParts();
    void showAt(const ViewSelection &selection, const ListAim &aim);
    void setSearch(const QString &text);
    void load(const ListAim &aim);
    void resort();
    bool goBack();
    void goToOlderUnread(QDate day);
    void onMarked(const QList<PaperRow> &rows);

    [[nodiscard]] bool isSearching() const { return !m_search.isEmpty(); }
    [[nodiscard]] ListKind kind() const { return listKind(m_selection, isSearching()); }
    [[nodiscard]] ListRequest request() const;

    Library &m_library;
    PaperListModel &m_model;
    PaperListView &m_view;
    Clock m_clock;
    RowLoader *m_rows;
    ListLoader *m_loader;
    ListUpdater *m_updater;
    ListSelection *m_papers;

    ViewSelection m_selection;
    QString m_search;
    Expression m_expression;
    bool m_showsMuted = false;
    ListSorting m_sorting;
    std::optional<ListSnapshot> m_origin; // what to go back to when the user leaves a search
    QHash<QString, PaperId> m_lastPaper;  // of each view, by its key

    LatestReply<Result<QList<PaperRow>>> m_paperToSelect;
    LatestReply<Result<QDate>> m_olderDay;
};

} // namespace broadsheet
