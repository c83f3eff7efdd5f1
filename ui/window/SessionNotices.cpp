// The half of Session that tells the reader something: heading, status line, notices, empty lists.
#include "window/Session.h"

#include "controllers/DaysController.h"
#include "controllers/DetailController.h"
#include "controllers/ImportController.h"
#include "controllers/ListController.h"
#include "controllers/MarkController.h"
#include "controllers/PageController.h"
#include "controllers/RefreshController.h"
#include "controls/MessagePanel.h"
#include "controls/NoticeBar.h"
#include "models/PaperListModel.h"
#include "models/SidebarModel.h"
#include "papers/MarkingText.h"
#include "searchbar/SearchEdit.h"
#include "window/MainWindow.h"
#include "window/Messages.h"
#include "window/StatusLine.h"

#include <QListView>

using namespace Qt::StringLiterals;

namespace broadsheet {

void Session::connectNotices()
{
    NoticeBar &notice = m_window.notice();
    connect(&m_noticeEnd, &QTimer::timeout, this, [this] {
        m_undoOffered = false;
        m_window.notice().clearNotice();
    });
    connect(&notice, &NoticeBar::dismissed, &m_noticeEnd, &QTimer::stop);
    connect(&notice, &NoticeBar::dismissed, this, &Session::focusList);
    connect(&notice, &NoticeBar::cancelRequested, this, [this] {
        m_import->cancel();
        m_refresh->cancel();
        focusList(); // the button that had the focus goes
    });

    connect(m_import, &ImportController::progress, this, [this](int done, int total) {
        m_window.notice().showProgress(tr("Reading digests"), done, total);
    });
    connect(m_import, &ImportController::finished, this, &Session::showImport);
    connect(m_import, &ImportController::failed, this,
            [this](const Error &error, const QStringList &paths) {
                m_window.notice().clearProgress();
                showProblem(error, paths.isEmpty() ? QString() : tr("Retry"),
                            [this, paths] { m_import->import(paths); });
            });

    connect(m_marks, &MarkController::marked, this, [this](const Marking &marking) {
        // A notice's Undo takes back the newest gesture, so it goes when there is a newer one.
        if (std::exchange(m_undoOffered, marking.subjects.size() > 1))
            m_window.notice().clearNotice();
        if (m_undoOffered)
            notify({.text = describe(marking), .action = tr("Undo"), .act = [this] {
                        m_undoOffered = false;
                        m_marks->undo();
                    }});
    });
    connect(m_marks, &MarkController::undone, this, [this](const Marking &marking) {
        notify({.text = tr("Undone: %1").arg(describe(marking, titleOf(marking)))});
    });
    connect(m_marks, &MarkController::nothingToUndo, this,
            [this] { notify({.text = tr("There is nothing to undo.")}); });
    connect(m_list, &ListController::nothingUnread, this,
            [this] { notify({.text = tr("Nothing unread from here on.")}); });
    connect(m_pages, &PageController::copied, this,
            [this](const QString &what) { notify({.text = what}); });
    connect(m_list, &ListController::failed, this, [this](const Error &error) {
        showProblem(error, tr("Retry"), [this] { m_list->reload(); });
    });
    const auto problem = [this](const Error &error) { showProblem(error); };
    connect(m_marks, &MarkController::failed, this, problem);
    connect(m_pages, &PageController::failed, this, problem);
    connect(m_detail, &DetailController::failed, this, problem);
    connect(m_days, &DaysController::failed, this, problem);

    connect(&m_window.message(), &MessagePanel::primaryTriggered, this,
            [this] { follow(m_primary); });
    connect(&m_window.message(), &MessagePanel::secondaryTriggered, this,
            [this] { follow(m_secondary); });
}

void Session::follow(WayOn way)
{
    switch (way) {
    case WayOn::None:
        return;
    case WayOn::OpenFiles:
        return askForFiles();
    case WayOn::ShowNewestDay:
        return showNewestDay();
    case WayOn::ClearSearch:
        return leaveSearch();
    case WayOn::FetchDay:
        return m_refresh->fetchDays(m_list->shownDay(), m_list->shownDay());
    case WayOn::Refresh:
        return refresh();
    }
}

void Session::notify(const Notice &notice)
{
    m_window.notice().showNotice(notice);
    if (notice.isStanding())
        m_noticeEnd.stop();
    else
        m_noticeEnd.start();
}

void Session::showProblem(const Error &error, const QString &action, std::function<void()> act)
{
    notify({.kind = Notice::Kind::Problem,
            .text = error.message,
            .action = action,
            .details = error.detail,
            .act = std::move(act)});
}

void Session::showImport(const ImportReport &report, const QStringList &paths)
{
    m_window.notice().clearProgress();
    const bool problem = report.hasErrors();
    notify({.kind = problem ? Notice::Kind::Problem : Notice::Kind::Information,
            .text = summaryOf(report),
            .action = problem ? tr("Retry") : QString(),
            .details = detailsOf(report),
            .act = [this, paths] { m_import->import(paths); }});
    if (std::exchange(m_showImported, false) && report.newestDay.isValid())
        m_list->show({.kind = ViewSelection::Kind::Day, .day = report.newestDay, .author = {}});
    else
        m_list->reload();
}

void Session::showTitle()
{
    const int results = m_list->isLoading() || !m_papers->isWhole() ? -1 : m_papers->rowCount();
    m_window.setHeading(
        headingOf(m_list->selection(), m_list->searchText(), results, QDate::currentDate()));
}

void Session::showHeading()
{
    showTitle();
    m_window.actions()[Command::DayBefore]->setEnabled(m_days->canGoBefore());
    m_window.actions()[Command::DayAfter]->setEnabled(m_days->canGoAfter());

    const int row = m_sidebar->rowOf(shownView());
    const QSignalBlocker quiet(m_window.sidebar().selectionModel());
    m_window.sidebar().selectionModel()->clear();
    m_window.sidebar().setCurrentIndex(
        m_sidebar->index(row)); // its own: else Tab would choose a row
    m_window.sidebar().viewport()->update();
    if (m_list->searchText().isEmpty())
        m_window.searchField().clear();
    showSaved();
}

void Session::showListOrMessage()
{
    showNumbers();
    if (m_papers->rowCount() > 0) {
        m_window.showList();
        return;
    }
    if (m_list->isLoading() || !m_days->isKnown())
        return;
    const EmptyMessage empty = emptyMessage({.selection = m_list->selection(),
                                             .search = m_list->searchText(),
                                             .newestDay = m_days->newestDay(),
                                             .day = m_days->summaryOf(m_list->shownDay()),
                                             .sourceNames = m_refresh->sourceNames(),
                                             .canFetch = m_refresh->hasSources(),
                                             .isFetching = m_refresh->isRunning()});
    m_primary = empty.primary;
    m_secondary = empty.secondary;
    m_window.message().setMessage(empty.message);
    m_window.showMessage();
}

void Session::showNumbers()
{
    showTitle(); // the number of results may be known by now
    showHidden();
    const QString counts = tr("%Ln paper(s)", nullptr, m_papers->rowCount()) + u" · "_s +
                           tr("%Ln unread", nullptr, m_papers->unreadCount()) + u" · "_s +
                           tr("%Ln starred", nullptr, m_papers->starredCount());
    const QDate day = m_list->shownDay();
    m_window.status().setCounts(counts);
    m_window.status().setDay(day.isValid() ? m_days->statusOf(day) : QString(),
                             day.isValid() ? m_days->detailsOf(day) : QString());
}

} // namespace broadsheet
