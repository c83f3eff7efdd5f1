// What the user does to papers: star, read, tags, note, and undo and redo. Keys act on the selected
// papers of the list. GUI thread only.
#pragma once

#include "controllers/GestureController.h"
#include "controllers/LatestReply.h"
#include "papers/Paper.h"
#include "papers/PaperOrder.h"
#include "papers/UndoOutcome.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace broadsheet {

class ListController;

class MarkController final : public GestureController
{
    Q_OBJECT

public:
    MarkController(Library &library, ListController &list, QObject *parent = nullptr);
    ~MarkController() override;

    // Marks a paper as read when it has been current for so long; 0, the default: never. What the
    // user decides meanwhile stands: it is not marked if it was marked as read or unread or set
    // aside, or if anything was undone or redone.
    void setMarkReadAfter(std::chrono::milliseconds rest);

    void toggleStar();            // of the selected papers: on unless all of them are starred
    void toggleRead();            // the same with read
    void toggleLater();           // the same with set aside
    void readAndGoOn();           // marks the selected papers as read and shows the next one
    void markViewRead();          // but what is set aside stays so
    void setAsideUpTo(QDate day); // see waitingUpTo()
    void setStarred(const PaperId &paper, bool starred);
    void setRead(const PaperId &paper, bool read);
    void setLater(const PaperId &paper, bool later);
    // Empty: no note. `continues`: see Marking.
    void setNote(const PaperId &paper, const QString &note, bool continues);

    // Adding and removing tags of the selected papers starts with `tagging`.
    void editTags();
    void tagSelected(const QString &tag); // the selected papers, at once
    // While tags are edited. `shown` is the paper beside the list. If it is one of those whose tags
    // are being edited, all of these are meant, otherwise it alone: the list may have moved on
    // meanwhile.
    void setTagged(const PaperId &shown, const QString &tag, bool on);
    void removeTag(const PaperId &paper, const QString &tag); // of this paper alone

    void undo(); // the newest gesture, also of an earlier run of the program
    void redo(); // what was undone last, unless there was a gesture since

Q_SIGNALS:
    void tagging(int papers);                // so many are to be tagged
    void tagsKnown(const QStringList &tags); // all that are in use
    void undone(const broadsheet::Marking &marking);
    void nothingToUndo();
    void redone(const broadsheet::Marking &marking);
    void nothingToRedo();

private:
    void reportTakenBack(const QFuture<Result<UndoOutcome>> &outcome,
                         void (MarkController::*done)(const Marking &),
                         void (MarkController::*nothing)());
    void toggle(Mark mark);
    void stopResting(const PaperId &paper);
    void reportToggle(const QFuture<Result<Marking>> &marking);
    void askForTags();
    void whenKnown(LatestReply<Result<QList<PaperRow>>> &reply,
                   const std::function<void(const QStringList &)> &use);
    void passFrom(const PaperId &next);
    void storePassed();

    ListController &m_list;
    QTimer m_rest;
    PaperId m_front;      // the current paper
    QStringList m_passed; // papers the user moved on from, not stored yet
    QTimer m_storePassed;
    QStringList m_tagged; // papers whose tags are being edited
    LatestReply<Result<QList<PaperRow>>> m_toTag;
    LatestReply<Result<QList<PaperRow>>> m_toTagAs; // the tag they were dropped on
    LatestReply<Result<QStringList>> m_tags;
    LatestReply<Result<PaperOrder>> m_older;
};

} // namespace broadsheet
