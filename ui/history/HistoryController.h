// Back and forward through where the user was, by two actions and by the two buttons of a mouse.
// Notes every view, search and author's page that is shown; what is typed letter by letter is one
// search. GUI thread only.
#pragma once

#include "history/PlaceHistory.h"

#include <QObject>

class QAction;

namespace broadsheet {

class ListController;
class PaperListModel;
class PaperListView;
class SearchController;
class SummaryView;

class HistoryController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget &window;
        QAction &back;
        QAction &forward;
        QWidget &field; // in which searches are typed
        PaperListModel &papers;
        PaperListView &view;
        ListController &list;
        SearchController &search;
        SummaryView &pane;
    };

    explicit HistoryController(const Parts &parts, QObject *parent = nullptr);

    // Another paper is about to be gone to from the one that is shown, perhaps in the same list.
    void startJump();

Q_SIGNALS:
    void gone(); // back or forward

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void note();                          // another list is about to be shown
    void noteAuthor(const QString &name); // whose page is about to be shown
    void keepPlace();                     // in the current entry, before it is left
    void go(int direction);
    void restore(const Place &place);
    void showAuthorOf(const Place &place);
    void updateActions();

    Parts m_parts;
    PlaceHistory m_history;
    bool m_isRestoring = false;
    bool m_isJumping = false; // the place of the jump is there, and its list is not shown yet
    Place m_waiting;          // for its paper, then for its author's page
};

} // namespace broadsheet
