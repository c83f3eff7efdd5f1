// Keeps the list true: loads the rows of a view or a search, follows every change of the library,
// and moves the selection. GUI thread.
#pragma once

#include "base/Result.h"
#include "models/ViewSelection.h"
#include "papers/ChangeSet.h"
#include "papers/Paper.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>

namespace broadsheet {

class Library;
class PaperListModel;
class PaperListView;

class ListController final : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<QDate()>; // the reader's own "today"

    ListController(Library &library, PaperListModel &model, PaperListView &view, Clock clock,
                   QObject *parent = nullptr);

    void show(const ViewSelection &selection, const PaperId &paper = {});
    void search(const QString &text); // over the whole library; empty: back to the view
    void reload();

    [[nodiscard]] ViewSelection selection() const { return m_selection; }
    [[nodiscard]] QString searchText() const { return m_search; }
    [[nodiscard]] QDate shownDay() const; // invalid for views over many days, and while searching
    [[nodiscard]] bool isLoading() const { return m_loading; }

    [[nodiscard]] PaperId current() const;
    [[nodiscard]] QList<PaperRow> selectedRows() const; // in the list's order
    [[nodiscard]] QList<PaperRow> allRows() const;

    void step(int rows); // down for positive
    void selectPaper(const PaperId &paper);
    void sortBy(int column); // the same column again turns the order
    void nextUnread();       // in the list, then on older days

Q_SIGNALS:
    void selectionChanged(); // another view or search
    void loaded();           // the rows on screen are those of the selection
    void currentChanged(const broadsheet::PaperId &paper);
    void nothingUnread();
    void failed(const broadsheet::Error &error);

private:
    enum class Reload { Replace, Merge };

    void onChanged(const ChangeSet &changes);
    void takeChanges();
    void takePapers(const QList<PaperId> &papers);
    void addFresh();
    void load(Reload mode, const PaperId &paper);
    void receive(QList<PaperRow> rows, Reload mode, const PaperId &paper);
    void refreshRows(const QList<PaperId> &papers);
    void reportFailure(const Error &error);
    void remember();
    void selectRow(int row);
    [[nodiscard]] Query query() const;
    [[nodiscard]] QString memoryKey() const;

    Library &m_library;
    PaperListModel &m_model;
    PaperListView &m_view;
    Clock m_clock;
    ViewSelection m_selection;
    QString m_search;
    QHash<QString, PaperId> m_lastPaper; // of each view
    quint64 m_generation = 0;            // results of an older one are stale
    bool m_loading = false;
    bool m_toUnread = false; // the next rows are those of the day that N went to
    bool m_changedMeanwhile = false;
    ChangeSet m_changes; // of content, to be taken together
    QTimer m_takeChanges;
    QList<PaperRow> m_fresh; // still to be put into the list
};

} // namespace broadsheet
