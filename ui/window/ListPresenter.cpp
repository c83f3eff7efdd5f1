#include "window/ListPresenter.h"

#include "controllers/ListLoader.h"
#include "controllers/LocalDay.h"
#include "controls/MessagePanel.h"
#include "controls/StatusLine.h"
#include "library/Library.h"
#include "list/PaperListView.h"
#include "search/ParseSearch.h"
#include "text/Dates.h"
#include "window/Controllers.h"
#include "window/MainWindow.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

ListPresenter::ListPresenter(Parts parts, QObject *parent)
    : QObject(parent), m_parts(std::move(parts))
{
    connect(&m_parts.controllers.papers, &PaperListModel::countsChanged, this,
            &ListPresenter::updateNumbers);
    connect(&m_parts.controllers.list, &ListController::loaded, this, &ListPresenter::update);
    connect(&m_parts.controllers.list, &ListController::selectionChanged, this,
            [this] { m_count.cancel(); });
    connect(&m_parts.window.actions(), &Actions::keysChanged, this, &ListPresenter::update);
    const MessagePanel &message = m_parts.window.message();
    connect(&message, &MessagePanel::primaryTriggered, this, [this] { follow(m_primary); });
    connect(&message, &MessagePanel::secondaryTriggered, this, [this] { follow(m_secondary); });
}

QString ListPresenter::heading() const
{
    ListController &list = m_parts.controllers.list;
    const bool isCounted = !list.loader().isLoading() && m_parts.controllers.papers.isWhole();
    const int results = isCounted ? m_parts.controllers.papers.rowCount() : -1;
    const QString heading = headingOf(list.selection(), list.searchText(), results,
                                      localDay(m_parts.clock), list.isByRelevance());
    const bool isForYou =
        list.searchText().isEmpty() && list.selection().kind == ViewSelection::Kind::ForYou;
    return isForYou && !list.sorting().fit().title.isEmpty()
               ? heading + u" · "_s + list.sorting().fit().title
               : heading;
}

void ListPresenter::updateTitle()
{
    m_parts.window.setHeading(heading());
}

void ListPresenter::updateHeading()
{
    updateTitle();
    const Actions &actions = m_parts.window.actions();
    actions[Command::DayBefore]->setEnabled(m_parts.controllers.days.canGoBefore());
    actions[Command::DayAfter]->setEnabled(m_parts.controllers.days.canGoAfter());
    actions[Command::SortRelevance]->setEnabled(!m_parts.controllers.list.searchText().isEmpty());
}

void ListPresenter::update()
{
    m_count.cancel();
    m_withoutCondition.clear();
    updateNumbers();
    m_parts.window.list().setOneDay(m_parts.controllers.list.shownDay().isValid());
    if (m_parts.controllers.papers.rowCount() > 0) {
        m_parts.window.showList();
        return;
    }
    const ListController &list = m_parts.controllers.list;
    if (list.loader().isLoading() || !m_parts.controllers.days.isKnown())
        return;
    showEmpty();
    countWithoutCondition(0);
}

// Which condition is to blame: one question after the other, until the list changes.
void ListPresenter::countWithoutCondition(qsizetype index)
{
    constexpr qsizetype maxParts = 6;
    const ListController &list = m_parts.controllers.list;
    const QList<SearchPart> parts = searchParts(list.searchText());
    if (index >= parts.size() || parts.size() > maxParts)
        return;
    m_count.ask(
        m_parts.library.count({.search = parts[index].others, .withMuted = list.showsMuted()}),
        this, [this, index, part = parts[index]](const Result<SearchCount> &count) {
            if (count)
                m_withoutCondition.append({part.condition, count->papers});
            showEmpty();
            countWithoutCondition(index + 1);
        });
}

void ListPresenter::showEmpty()
{
    ListController &list = m_parts.controllers.list;
    const Actions &actions = m_parts.window.actions();
    const EmptyMessage empty =
        emptyMessage({.selection = list.selection(),
                      .search = list.searchText(),
                      .newestDay = m_parts.controllers.days.newestDay(),
                      .day = m_parts.controllers.days.summaryOf(list.shownDay()),
                      .sourceNames = m_parts.controllers.refresh.sourceNames(),
                      .canFetch = m_parts.controllers.refresh.hasSources(),
                      .isFetching = m_parts.controllers.refresh.isRunning(),
                      .today = localDay(m_parts.clock),
                      .mutedPapers = list.hiddenPapers(),
                      .isFitReady = list.sorting().fit().isReady,
                      .fitPositives = list.sorting().fit().positives,
                      .withoutCondition = m_withoutCondition,
                      .starKey = keyOf(actions[Command::Star]),
                      .laterKey = keyOf(actions[Command::Later]),
                      .pdfKey = keyOf(actions[Command::ReadPaper])});
    m_primary = empty.primary;
    m_secondary = empty.secondary;
    m_parts.window.message().setMessage(empty.message);
    m_parts.window.showMessage();
}

void ListPresenter::updateNumbers()
{
    updateTitle(); // the number of results may be known by now
    updateMuted();
    StatusLine &status = m_parts.window.status();
    const QString done = doneText();
    status.setCounts(done.isEmpty() ? countsText() : done);
    const QDate day = m_parts.controllers.list.shownDay();
    if (day.isValid())
        status.setDay(m_parts.controllers.days.statusOf(day),
                      m_parts.controllers.days.detailsOf(day));
    else
        status.setDay({}, {});
}

QString ListPresenter::countsText() const
{
    const PaperListModel &papers = m_parts.controllers.papers;
    return tr("%Ln paper(s)", nullptr, papers.paperCount()) + u" · "_s +
           tr("%Ln unread", nullptr, papers.unreadCount()) + u" · "_s +
           tr("%Ln starred", nullptr, papers.starredCount());
}

// What was done on this day, and where the next unread papers are.
QString ListPresenter::doneText() const
{
    const PaperListModel &papers = m_parts.controllers.papers;
    const QDate day = m_parts.controllers.list.shownDay();
    if (!day.isValid() || !papers.isWhole() || papers.rowCount() == 0 || papers.unreadCount() > 0)
        return {};
    const PaperOrder &order = papers.order(); // what is set aside may be unread
    const auto read = std::ranges::count_if(
        order.numbers, [&order](qint32 number) { return !order.unread.contains(number); });
    const QString done = tr("Day done: %1 read, %2 starred.")
                             .arg(m_parts.window.locale().toString(qlonglong(read)),
                                  m_parts.window.locale().toString(papers.starredCount()));
    const QDate next = m_parts.controllers.days.unreadBefore(day);
    if (!next.isValid())
        return done;
    const QAction *key = m_parts.window.actions()[Command::NextUnread];
    return done + u' ' + withKey(tr("Next: %1").arg(dayText(next, m_parts.window.locale())), key);
}

// How many papers of this list are muted, and the way to see them.
void ListPresenter::updateMuted()
{
    const bool shown = m_parts.controllers.list.showsMuted();
    const int hidden = m_parts.controllers.list.hiddenPapers();
    const int muted = m_parts.controllers.papers.mutedCount();
    QAction *action = m_parts.window.actions()[Command::ShowMuted];
    const QSignalBlocker quiet(action);
    action->setChecked(shown);
    QString text;
    if (shown && muted > 0)
        text = tr("%Ln muted paper(s) shown · Hide", nullptr, muted);
    else if (hidden > 0)
        text = tr("%Ln paper(s) hidden · Show", nullptr, hidden);
    m_parts.window.status().setMuted(text, tr("Choose muted words and authors in the settings"));
}

void ListPresenter::follow(WayOn way)
{
    const Actions &actions = m_parts.window.actions();
    const QDate day = m_parts.controllers.list.shownDay();
    switch (way) {
    case WayOn::None:
        return;
    case WayOn::OpenFiles:
        return actions[Command::OpenFiles]->trigger();
    case WayOn::ShowNewestDay:
        return m_parts.controllers.days.goToNewest();
    case WayOn::ClearSearch:
        return actions[Command::LeaveSearch]->trigger();
    case WayOn::FetchDay:
        return m_parts.controllers.refresh.fetchDays(day, day);
    case WayOn::Refresh:
        return actions[Command::Refresh]->trigger();
    case WayOn::ShowMuted:
        return actions[Command::ShowMuted]->trigger();
    }
}

} // namespace broadsheet
