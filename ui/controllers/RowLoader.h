// Loads the rows that are looked at, a page ahead and a page behind, and nothing else: scrolling
// over a million rows asks for those only where it stops for a moment. GUI thread.
#pragma once

#include "base/Result.h"
#include "papers/Paper.h"

#include <QFuture>
#include <QObject>
#include <QSet>

namespace broadsheet {

class Library;
class PaperListModel;
class PaperListView;

class RowLoader final : public QObject
{
    Q_OBJECT

public:
    RowLoader(Library &library, PaperListModel &model, PaperListView &view,
              QObject *parent = nullptr);

    // Those of these papers that are loaded, as they are now.
    void refresh(const QList<qint32> &numbers);
    void refreshAll(); // what is in sight anew, the rest when it is looked at
    void look();       // what is missing now
    [[nodiscard]] QList<PaperRow> atHand() const; // what is loaded of what is looked at

Q_SIGNALS:
    void loaded();
    void vanished(); // rows of the list that the library does not have any more
    void failed(const broadsheet::Error &error);

private:
    [[nodiscard]] QList<int> rowsAround() const;
    void ask(const QList<qint32> &numbers);
    void receive(const Result<QList<PaperRow>> &rows);

    Library &m_library;
    PaperListModel &m_model;
    PaperListView &m_view;
    QFuture<Result<QList<PaperRow>>> m_answer;
    QSet<qint32> m_asked; // and not answered; empty: nothing is under way
    QSet<qint32> m_gone;  // the library has no such papers
};

} // namespace broadsheet
