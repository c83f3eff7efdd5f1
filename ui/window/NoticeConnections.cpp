#include "window/NoticeConnections.h"

#include "controls/NoticeBar.h"
#include "library/Library.h"
#include "notices/NoticePresenter.h"
#include "window/Controllers.h"

namespace broadsheet {

NoticeConnections::NoticeConnections(NoticePresenter &notices, Controllers &controllers,
                                     Library &library, QObject *parent)
    : QObject(parent), m_notices(notices), m_controllers(controllers), m_library(library)
{
    connectGestures();
    connectWork();
    connectProblems();
}

void NoticeConnections::connectGestures()
{
    MarkController &marks = m_controllers.marks;
    connect(&m_notices, &NoticePresenter::undoRequested, &marks, &MarkController::undo);
    connect(&m_notices, &NoticePresenter::redoRequested, &marks, &MarkController::redo);
    for (const GestureController *gestures :
         {static_cast<GestureController *>(&marks),
          static_cast<GestureController *>(&m_controllers.names),
          static_cast<GestureController *>(&m_controllers.tags)})
        connect(gestures, &GestureController::marked, &m_notices, &NoticePresenter::showMarked);
    connect(&marks, &MarkController::undone, &m_notices, &NoticePresenter::showUndone);
    connect(&marks, &MarkController::redone, &m_notices, &NoticePresenter::showRedone);
    connect(&marks, &MarkController::nothingToUndo, this,
            [this] { m_notices.show({.text = tr("There is nothing to undo.")}); });
    connect(&marks, &MarkController::nothingToRedo, this,
            [this] { m_notices.show({.text = tr("There is nothing to redo.")}); });
    connect(&m_library, &Library::changedByOthers, &m_notices, &NoticePresenter::withdrawOffer);
}

void NoticeConnections::connectWork()
{
    connect(&m_notices, &NoticePresenter::cancelRequested, this, [this](const QObject *worker) {
        if (worker == &m_controllers.import)
            m_controllers.import.cancel();
        else if (worker == &m_controllers.refresh)
            m_controllers.refresh.cancel();
    });
    connect(&m_controllers.list, &ListController::nothingUnread, this,
            [this] { m_notices.show({.text = tr("Nothing unread from here on.")}); });
    connect(&m_controllers.pages, &PageController::copied, this,
            [this](const QString &what) { m_notices.show({.text = what}); });
}

void NoticeConnections::connectProblems()
{
    connect(&m_controllers.list, &ListController::failed, this, [this](const Error &error) {
        m_notices.showProblem(error, tr("Retry"), [this] { m_controllers.list.reload(); });
    });
    const auto show = [this](const Error &error) { m_notices.showProblem(error); };
    connect(&m_controllers.marks, &GestureController::failed, this, show);
    connect(&m_controllers.names, &GestureController::failed, this, show);
    connect(&m_controllers.pages, &PageController::failed, this, show);
    connect(&m_controllers.detail, &DetailController::failed, this, show);
    connect(&m_controllers.days, &DaysController::failed, this, show);
    connect(&m_controllers.searches, &SavedSearches::failed, this, show);
    connect(&m_controllers.tags, &GestureController::failed, this, show);
    connect(&m_controllers.tagCounts, &TagCounts::failed, this, show);
    connect(&m_library, &Library::noticed, this, [this](const QString &message) {
        m_notices.show({.kind = Notice::Kind::Problem, .text = message});
    });
}

} // namespace broadsheet
