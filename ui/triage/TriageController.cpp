#include "triage/TriageController.h"

#include "columns/Columns.h"
#include "controllers/ListController.h"
#include "controllers/ListSelection.h"
#include "controllers/MarkController.h"
#include "controllers/PageController.h"
#include "controls/MessagePanel.h"
#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "library/Library.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "papers/DisplayText.h"
#include "text/Dates.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QLineEdit>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The keys that are about a paper: there is none to see on the card. These lead away from it.
constexpr std::array onwards{"readNext"_L1, "pageSummary"_L1, "nextUnread"_L1, "openPage"_L1};
constexpr auto backwards = "previousPaper"_L1;

// These cannot be used there, also not from a menu.
constexpr std::array unusable{
    "nextPaper"_L1,   "nextText"_L1,     "readAloud"_L1,       "star"_L1,      "read"_L1,
    "later"_L1,       "openPdf"_L1,      "readPaper"_L1,       "pictures"_L1,  "copyLink"_L1,
    "copyBibtex"_L1,  "copyTitle"_L1,    "openHuggingFace"_L1, "summarise"_L1, "tag"_L1,
    "copyMessage"_L1, "copyMarkdown"_L1, "sendToZotero"_L1,    "note"_L1,      "authors"_L1,
    "nextMatch"_L1,   "previousMatch"_L1};

} // namespace

TriageController::TriageController(Parts parts, QObject *parent)
    : QObject(parent), m_parts(std::move(parts)),
      m_view(new TriageView(m_parts.keys, m_parts.columns.parentWidget()))
{
    m_view->hide();
    m_parts.columns.parentWidget()->layout()->addWidget(m_view);
    m_noticeHome = qobject_cast<QBoxLayout *>(m_parts.notice.parentWidget()->layout());
    ListController &list = m_parts.list;
    connect(&list, &ListController::currentChanged, this, &TriageController::follow);
    connect(&list.papers(), &ListSelection::endReached, this, [this] {
        if (m_isOpen)
            showCard();
    });
    connect(&list, &ListController::selectionChanged, this, [this] {
        m_sitting = {};
        m_since = {};
        leaveCard();
    });
    connect(&m_parts.papers, &PaperListModel::countsChanged, this, [this] {
        if (m_isOpen)
            showPlace();
        updateCard();
    });
    const auto count = [this](const Marking &marking, bool on) {
        m_sitting.mark(marking, on);
        updateCard();
    };
    MarkController &marks = m_parts.marks;
    connect(&marks, &GestureController::marked, this,
            [count](const Marking &marking) { count(marking, marking.on); });
    connect(&marks, &MarkController::redone, this,
            [count](const Marking &marking) { count(marking, marking.on); });
    connect(&marks, &MarkController::undone, this,
            [count](const Marking &marking) { count(marking, !marking.on); });
    connect(&m_parts.pages, &PageController::opened, this,
            [this](const PaperId &paper) { m_sitting.open(paper); });
    m_parts.summary.on<OpenLink>(
        this, [this](const OpenLink &) { m_sitting.open(m_parts.summary.paper()); });
    connect(m_view, &TriageView::goOnRequested, this, &TriageController::goOn);
    connect(m_view, &TriageView::leaveRequested, this, &TriageController::close);
    const auto closeIfEmpty = [this] {
        if (m_isOpen && m_parts.papers.rowCount() == 0)
            close(); // the list was emptied behind an open paper
    };
    connect(m_view, &TriageView::shown, this, closeIfEmpty, Qt::QueuedConnection);
}

void TriageController::toggle()
{
    if (m_isOpen)
        close();
    else if (m_parts.papers.rowCount() > 0 && m_parts.view.isVisible())
        open();
}

void TriageController::open()
{
    m_isOpen = true;
    m_parts.list.papers().step(0); // one paper, where several were selected
    m_parts.columns.setOnlyPaper(true);
    m_view->take(m_parts.notice);
    m_view->hideCard();
    m_view->show();
    m_parts.summary.setWide(true);
    m_parts.summary.setFocus();
    m_row = m_parts.view.currentIndex().row();
    m_since = m_parts.clock();
    showPlace();
}

void TriageController::close()
{
    if (!std::exchange(m_isOpen, false))
        return;
    leaveCard();
    m_view->hide();
    m_parts.summary.setWide(false);
    m_noticeHome->addWidget(&m_parts.notice);
    m_parts.columns.setOnlyPaper(false);
    m_parts.view.setFocus();
    m_parts.view.scrollTo(m_parts.view.currentIndex());
}

void TriageController::follow()
{
    if (!m_isOpen)
        return;
    if (m_parts.papers.rowCount() == 0) {
        if (m_view->isVisible()) // or else an open paper has its place
            close();
        return;
    }
    leaveCard();
    measure();
    showPlace();
}

// The time of a paper from which the user went on to the next one.
void TriageController::measure()
{
    const QDateTime now = m_parts.clock();
    const int row = m_parts.view.currentIndex().row();
    if (m_since.isValid() && row == m_row + 1)
        m_pace.add(std::chrono::milliseconds(m_since.msecsTo(now)));
    m_row = row;
    m_since = now;
}

void TriageController::showPlace()
{
    const int row = m_parts.view.currentIndex().row();
    const int rows = m_parts.papers.rowCount();
    const PaperRow *paper = m_parts.papers.row(row);
    if (m_isAtEnd || !paper)
        return;
    const QLocale locale;
    const QString place = tr("%1 of %2").arg(locale.toString(row + 1), locale.toString(rows));
    m_view->setPlace(place + u" · "_s + timeLeftText(m_pace.timeFor(rows - row)),
                     shownTitle(paper->title));
}

void TriageController::showCard()
{
    if (std::exchange(m_isAtEnd, true))
        return;
    measure();
    m_next = {};
    m_parts.columns.hide();
    enableActions(false);
    updateCard();
    m_view->focusCard();
    findNext();
}

void TriageController::leaveCard()
{
    if (!std::exchange(m_isAtEnd, false))
        return;
    m_day.cancel();
    m_count.cancel();
    m_view->hideCard();
    m_parts.columns.show();
    enableActions(true);
    const bool isTyping = qobject_cast<QLineEdit *>(QApplication::focusWidget()) != nullptr;
    if (m_isOpen && !isTyping) // a search
        m_parts.summary.setFocus();
    showPlace();
}

// The newest day before this one with unread papers, or else the newest of all.
void TriageController::findNext()
{
    const QDate here = m_parts.list.shownDay();
    m_day.ask(m_parts.library.neighbouringUnreadDay(here), this,
              [this, here](const Result<QDate> &older) {
                  if (older && (older->isValid() || !here.isValid()))
                      return takeNext(*older);
                  m_day.ask(m_parts.library.neighbouringUnreadDay({}), this,
                            [this, here](const Result<QDate> &newest) {
                                if (newest && *newest != here)
                                    takeNext(*newest);
                            });
              });
}

void TriageController::takeNext(QDate day)
{
    if (!day.isValid())
        return;
    Query waiting{.from = day, .to = day, .unread = true};
    waiting.withMuted = false;
    waiting.withLater = false;
    m_count.ask(m_parts.library.count(waiting), this,
                [this, day](const Result<SearchCount> &count) {
                    m_next = day;
                    m_nextUnread = count ? count->papers : 0;
                    updateCard();
                });
}

void TriageController::updateCard()
{
    if (!m_isAtEnd)
        return;
    QStringList lines{m_sitting.text()};
    if (const int unread = m_parts.papers.unreadCount())
        lines.append(tr("%Ln still unread here", nullptr, unread));
    lines.removeAll(QString());
    const QString title = tr("Done: %1").arg(m_parts.heading());
    m_view->showCard(
        {.title = title,
         .text = lines.join(u'\n'),
         .primary =
             m_next.isValid()
                 ? tr("→ %1, %Ln unread", nullptr, m_nextUnread).arg(dayText(m_next, QLocale()))
                 : QString(),
         .secondary = tr("Back to the list")});
    m_view->setPlace(tr("End of the list"), title);
}

void TriageController::goOn()
{
    if (m_next.isValid())
        m_parts.list.showUnreadOf(m_next);
}

bool TriageController::takes(const QString &action)
{
    if (!m_isAtEnd)
        return false;
    const bool leadsOn = std::ranges::find(onwards, action) != onwards.end();
    if (leadsOn)
        goOn();
    else if (action == backwards)
        leaveCard();
    return leadsOn || action == backwards;
}

void TriageController::enableActions(bool enable)
{
    const QList<QAction *> actions = m_view->window()->actions();
    for (QAction *action : actions)
        if (std::ranges::find(unusable, action->objectName()) != unusable.end())
            action->setEnabled(enable);
}

void TriageController::setAside()
{
    const PaperRow *paper = m_parts.papers.row(m_parts.view.currentIndex().row());
    if (!paper)
        return;
    const bool later = !paper->state.later;
    m_parts.marks.setLater(paper->id, later);
    if (later)
        m_parts.list.papers().step(1);
}

} // namespace broadsheet
