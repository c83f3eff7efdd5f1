// What the notice bar under the list says: what was done, with an offer to undo it, what went
// wrong, and how far long work has come. A notice that needs no answer disappears after a few
// seconds. GUI thread only.
#pragma once

#include "base/Result.h"
#include "papers/State.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>

namespace broadsheet {

class NoticeBar;
class PaperListModel;
struct Notice;

class NoticePresenter final : public QObject
{
    Q_OBJECT

public:
    // `papers`: where the titles of marked papers are looked up.
    NoticePresenter(NoticeBar &bar, const PaperListModel &papers, QObject *parent = nullptr);

    void show(const Notice &notice);
    void showProblem(const Error &error);
    // With a button `action` that calls `act`.
    void showProblem(const Error &error, const QString &action, std::function<void()> act);
    void withdraw(const QString &text); // the notice with this text, if it is still there

    // Offers to undo a gesture, except a star or read mark on one paper and a follow: these are
    // seen where they were made. A newer gesture removes an older offer, since undo takes back the
    // newest. A later part of a gesture, as of a note, changes nothing.
    void showMarked(const Marking &marking);
    void showUndone(const Marking &marking); // offers to redo it
    void showRedone(const Marking &marking); // offers to undo it
    // Removes the offer of undo or redo, if it is still there: it would do something else now.
    void withdrawOffer();

    // How far a worker has come; total 0: not known yet. Of several the one that began last is
    // shown. Its Cancel is for it alone.
    void showProgress(const QObject &worker, const QString &text, int done, int total);
    void clearProgress(const QObject &worker); // it has ended

Q_SIGNALS:
    void undoRequested();
    void redoRequested();
    void cancelRequested(const QObject *worker);
    void buttonGone(); // the user pressed a button of the bar that had the focus and is hidden now

private:
    struct Offer
    {
        QString text; // %1: what was marked
        QString action;
        void (NoticePresenter::*request)();
    };

    struct Progress
    {
        const QObject *worker; // never used but to compare
        QString text;
        int done;
        int total;
    };

    void showLastProgress();
    void offer(const Marking &marking, const Offer &offer);
    [[nodiscard]] QString titleOf(const Marking &marking) const;

    NoticeBar &m_bar;
    const PaperListModel &m_papers;
    QTimer m_end;
    QList<Progress> m_progress; // as they began
    bool m_isOffer = false;     // the notice that is shown
    Marking m_offered;          // by it
};

} // namespace broadsheet
