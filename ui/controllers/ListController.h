// Keeps the list true: shows a view or a search, its first screen at once and the whole as soon as
// it is known, follows every change of the library, and moves the selection. GUI thread.
#pragma once

#include "base/Result.h"
#include "controllers/ListPlace.h"
#include "models/ViewSelection.h"
#include "papers/ChangeSet.h"
#include "papers/Paper.h"
#include "papers/PaperOrder.h"
#include "search/Expression.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace broadsheet {

class Library;
class PaperListModel;
class PaperListView;
class RowLoader;

class ListController final : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<QDate()>; // the reader's own "today"

    struct Sorting
    {
        int column; // of PaperListModel
        Qt::SortOrder order;

        bool operator==(const Sorting &) const = default;
    };

    ListController(Library &library, PaperListModel &model, PaperListView &view, Clock clock,
                   QObject *parent = nullptr);
    ~ListController() override;

    void show(const ViewSelection &selection, const PaperId &paper = {});
    // Over the whole library; empty: back to the view, as it was left.
    void search(const QString &text);
    void reload();
    // Does it now, or as soon as the whole list is there; not when the reader goes elsewhere first.
    void whenWhole(std::function<void()> act);
    // The same with what is selected, where that is to be everything but is not there yet.
    void whenSelected(std::function<void()> act);
    void showMuted(bool shown); // also what is muted, until another view or search

    [[nodiscard]] ViewSelection selection() const { return m_selection; }
    [[nodiscard]] QString searchText() const { return m_search; }
    // What the search asks for; everything while there is none.
    [[nodiscard]] const Expression &expression() const { return m_expression; }
    [[nodiscard]] bool showsMuted() const { return m_showsMuted; }
    [[nodiscard]] int hiddenPapers() const; // that would be here but for what is muted
    [[nodiscard]] QDate shownDay() const;   // invalid for views over many days, and while searching
    [[nodiscard]] bool isLoading() const { return m_loading; }

    [[nodiscard]] PaperId current() const;               // empty while it is being loaded
    [[nodiscard]] QList<qint32> selectedNumbers() const; // in the list's order
    [[nodiscard]] QList<qint32> allNumbers() const;
    [[nodiscard]] QList<PaperRow> selectedRows() const; // those of them that are loaded

    void step(int rows); // down for positive
    void selectPaper(const PaperId &paper);
    void nextUnread(); // in the list, then on older days

    // A search has an order of its own, the best first, until a column is asked for. The same
    // column again turns the order, and once more gives a search its own one back.
    void sortBy(int column);
    void setSorting(const Sorting &sorting);
    [[nodiscard]] Sorting listSorting() const { return m_sorting; } // whatever a search has
    void showSorting();                                             // in the header

Q_SIGNALS:
    void selectionChanged();                                 // another view or search
    void searched(const broadsheet::Expression &expression); // what is to be marked in texts
    void loaded(); // the rows on screen are those of the selection
    void currentChanged(const broadsheet::PaperId &paper);
    void nothingUnread();
    void failed(const broadsheet::Error &error);

private:
    // What is to be current when a list comes: a paper, the first unread one, or what it was.
    struct Aim
    {
        PaperId paper = {};
        bool firstUnread = false;
        bool keepPlace = false;
    };
    // Where the reader went into a search from.
    struct Origin
    {
        PaperOrder order;
        ListPlace place;
        QList<PaperRow> rows; // that were in sight
    };

    void setSearch(const QString &text);
    void connectLibrary();
    void onChanged(const ChangeSet &changes);
    void takeChanges();
    void takeState(const QSet<PaperId> &papers);

    void load(const Aim &aim);
    void askForWhole();
    void cancel();
    void begin(const QList<PaperRow> &rows, int asked);
    void prepare(const PaperOrder &order);
    void arrive(const PaperOrder &order, const QList<PaperRow> &rows);
    void settle(const PaperOrder &order);
    void merge(const PaperOrder &order);
    bool goBack();
    void endLoading();
    void failLoading(const Error &error);
    [[nodiscard]] int aimedAt(const QList<PaperRow> &rows, bool areAll) const; // -1: not here
    [[nodiscard]] int aimedAt(const PaperOrder &order) const;

    void followCurrent();
    void selectRow(int row);
    void selectWhole();
    [[nodiscard]] bool isSearching() const { return !m_search.isEmpty(); }
    [[nodiscard]] std::optional<Sorting> sorting() const; // nothing: by relevance
    [[nodiscard]] Query query() const;
    [[nodiscard]] QString memoryKey() const;

    Library &m_library;
    PaperListModel &m_model;
    PaperListView &m_view;
    Clock m_clock;
    RowLoader *m_rows;

    ViewSelection m_selection;
    QString m_search;
    Expression m_expression;
    bool m_showsMuted = false;
    Sorting m_sorting;
    std::optional<Sorting> m_searchSorting;
    QHash<QString, PaperId> m_lastPaper; // of each view
    std::optional<Origin> m_origin;

    QFuture<Result<QList<PaperRow>>> m_first;
    QFuture<Result<PaperOrder>> m_order;
    quint64 m_generation = 0; // results of an older one are stale
    Aim m_aim;
    ListPlace m_place;
    bool m_loading = false;
    bool m_begun = false; // the beginning is on screen, and the rest on its way
    std::function<void()> m_whenWhole;
    int m_selectedOfBeginning = 0; // rows, when all were selected and more are to come
    bool m_changedMeanwhile = false;
    bool m_vanished = false; // the library lacks papers that are in the list

    bool m_toldCurrent = false;
    PaperId m_current;
    qint32 m_currentNumber = -1;

    ChangeSet m_changes; // of content, to be taken together
    bool m_awaitsIndex = false;
    QTimer m_takeChanges;
    QElapsedTimer m_asked;
};

} // namespace broadsheet
