// The current paper of the list and the selected ones: what commands are about. Either may not be
// loaded yet, and everything may be selected before the whole list has arrived. A paper that is
// open in the window is held: it alone is meant then, wherever the list goes. GUI thread only.
#pragma once

#include "papers/Paper.h"

#include <QObject>

#include <functional>

namespace broadsheet {

class ListLoader;
class PaperListModel;
class PaperListView;

class ListSelection final : public QObject
{
    Q_OBJECT

public:
    ListSelection(PaperListModel &model, PaperListView &view, ListLoader &loader, QObject *parent);

    [[nodiscard]] PaperId current() const; // empty while its row is being loaded
    // Numbers of papers (PaperRow::number), in the order of the list.
    [[nodiscard]] QList<qint32> selectedNumbers() const;
    [[nodiscard]] QList<PaperRow> selectedRows() const; // those that are loaded
    [[nodiscard]] QList<qint32> allNumbers() const;
    // All but those that are set aside; all if there are no others.
    [[nodiscard]] QList<qint32> numbersToRead() const;

    void hold(); // the current paper is the current and only selected one, until release()
    void release();
    [[nodiscard]] bool hasHeld() const; // the list still has it

    void step(int rows); // down if positive; stops at the ends, see endReached()

    // Runs `act` now, or as soon as the selected papers are known; not if another list is loaded
    // first.
    void whenSelected(std::function<void()> act);
    void startList(); // another list is being loaded

    // Tells the current paper if it is another one and its row is loaded.
    void follow();

Q_SIGNALS:
    void currentChanged(const broadsheet::PaperId &paper); // empty: the list has no papers
    void endReached();                                     // the user goes on after the last paper

private:
    void selectWhole();
    void stepWhenWhole(int rows);

    PaperListModel &m_model;
    PaperListView &m_view;
    ListLoader &m_loader;
    PaperId m_current;
    qint32 m_currentNumber = -1;
    PaperId m_held; // empty: none
    qint32 m_heldNumber = -1;
    bool m_hasTold = false;
    int m_waitingSteps = 0;        // down from the last row of the beginning
    int m_selectedOfBeginning = 0; // rows, if all were selected before the whole list was there
};

} // namespace broadsheet
