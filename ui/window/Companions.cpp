#include "window/Companions.h"

#include "detail/SummaryView.h"
#include "history/HistoryController.h"
#include "lines/LineController.h"
#include "list/PaperListView.h"
#include "notices/NoticePresenter.h"
#include "searchbar/SearchEdit.h"
#include "sharing/Sharing.h"
#include "window/Controllers.h"
#include "window/MainWindow.h"

namespace broadsheet {

Companions::Companions(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    addLines();
    addSharing();
    addHistory();
}

void Companions::addHistory()
{
    MainWindow &window = m_parts.window;
    Controllers &controllers = m_parts.controllers;
    auto *history = new HistoryController({.window = window,
                                           .back = *window.actions()[Command::Back],
                                           .forward = *window.actions()[Command::Forward],
                                           .field = window.searchField(),
                                           .papers = controllers.papers,
                                           .view = window.list(),
                                           .list = controllers.list,
                                           .search = controllers.search,
                                           .pane = window.summary()},
                                          this);
    connect(history, &HistoryController::gone, &window, &MainWindow::focusContent);
}

void Companions::addLines()
{
    MainWindow &window = m_parts.window;
    auto *lines = new LineController({.library = m_parts.library,
                                      .list = m_parts.controllers.list,
                                      .papers = m_parts.controllers.papers,
                                      .view = window.list(),
                                      .settings = m_parts.settings,
                                      .showGists = *window.actions()[Command::Gists]},
                                     this);
    window.summary().on<PreferText>(lines, [lines](const PreferText &) { lines->updateGists(); });
}

void Companions::addSharing()
{
    auto *sharing = new Sharing({.window = m_parts.window,
                                 .library = m_parts.library,
                                 .list = m_parts.controllers.list,
                                 .pages = m_parts.controllers.pages,
                                 .settings = m_parts.settings},
                                this);
    NoticePresenter &notices = m_parts.notices;
    connect(sharing, &Sharing::said, &notices, &NoticePresenter::show);
    connect(sharing, &Sharing::progress, &notices, &NoticePresenter::showProgress);
    connect(sharing, &Sharing::ended, &notices, &NoticePresenter::clearProgress);
    connect(&notices, &NoticePresenter::cancelRequested, sharing, &Sharing::cancel);
}

} // namespace broadsheet
