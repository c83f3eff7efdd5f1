// The triage mode: the paper beside the list takes the whole window, with one key for each
// decision. It is the pane of the window, so everything else works as in the list, and the list
// goes on being the list underneath. After its last paper a card says what was done and what is
// next. GUI thread only.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "papers/Counts.h"
#include "papers/PaperId.h"
#include "triage/Pace.h"
#include "triage/Sitting.h"
#include "triage/TriageView.h"

#include <QDateTime>
#include <QObject>

#include <functional>

class QBoxLayout;

namespace broadsheet {

class Columns;
class Library;
class ListController;
class MarkController;
class PageController;
class PaperListModel;
class PaperListView;
class SummaryView;

class TriageController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Library &library;
        ListController &list;
        MarkController &marks;
        PageController &pages;
        PaperListModel &papers;
        PaperListView &view;
        SummaryView &summary;
        Columns &columns; // has the summary, which is alone in it meanwhile
        NoticeBar &notice;
        QList<TriageView::Key> keys;
        std::function<QString()> heading; // of the list
        Clock clock;
    };

    explicit TriageController(Parts parts, QObject *parent = nullptr);

    void toggle(); // nothing if the list is empty
    void close();  // back to the list, at the same paper
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    // What a key of the window does while the card is there, by the action's name. False: what it
    // usually does.
    [[nodiscard]] bool takes(const QString &action);
    // Sets the paper aside and shows the next one; takes it back if it is set aside.
    void setAside();

private:
    void open();
    void follow();
    void measure();
    void showPlace();
    void showCard();
    void leaveCard();
    void enableActions(bool enable); // that are about a paper
    void findNext();
    void takeNext(QDate day);
    void updateCard();
    void goOn();

    Parts m_parts;
    TriageView *m_view;
    bool m_isOpen = false;
    bool m_isAtEnd = false; // the card is shown
    Pace m_pace;
    Sitting m_sitting;
    QDateTime m_since; // the paper is shown; invalid: not measured
    int m_row = -1;
    QBoxLayout *m_noticeHome = nullptr; // where the notices are usually
    QDate m_next;                       // unread papers are there; invalid: none, or not known yet
    int m_nextUnread = 0;
    LatestReply<Result<QDate>> m_day;
    LatestReply<Result<SearchCount>> m_count;
};

} // namespace broadsheet
