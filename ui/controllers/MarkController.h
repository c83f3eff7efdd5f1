// What the reader does to papers: star, read, follow, undo. Everything acts on the selected rows,
// goes into the journal and comes back as the library's ChangeSet.
#pragma once

#include "base/Result.h"
#include "papers/Paper.h"
#include "papers/State.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace broadsheet {

class Library;
class ListController;

class MarkController final : public QObject
{
    Q_OBJECT

public:
    MarkController(Library &library, ListController &list, QObject *parent = nullptr);
    ~MarkController() override;

    void setMarkReadAfter(std::chrono::seconds rest); // on one paper; 0, as at first: never

    void toggleStar(); // starred unless all selected are
    void toggleRead(); // read unless all selected are
    void markViewRead();
    void setStarred(const QList<PaperId> &papers, bool starred);
    void setRead(const QList<PaperId> &papers, bool read);
    void setFollowed(const QString &author, bool followed);
    void undo();

Q_SIGNALS:
    void marked(const broadsheet::Marking &marking); // the papers that were not so before
    void undone(const broadsheet::Marking &marking);
    void nothingToUndo();
    void failed(const broadsheet::Error &error);

private:
    void tell(const QFuture<Result<Marking>> &marking);
    void mark(const Marking &marking);
    void passFrom(const PaperId &next);
    void tellPassed();

    Library &m_library;
    ListController &m_list;
    QTimer m_rest;
    PaperId m_front;      // the paper before the reader
    QStringList m_passed; // gone on from, to be told to the library
    QTimer m_tellPassed;
};

} // namespace broadsheet
