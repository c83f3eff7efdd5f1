#include "history/HistoryController.h"

#include "controllers/ListController.h"
#include "controllers/ListLoader.h"
#include "controllers/ListSelection.h"
#include "controllers/SearchController.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"

#include <QAction>
#include <QCoreApplication>
#include <QMouseEvent>
#include <QScopedValueRollback>

#include <utility>

namespace broadsheet {

HistoryController::HistoryController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    connect(&parts.back, &QAction::triggered, this, [this] { go(-1); });
    connect(&parts.forward, &QAction::triggered, this, [this] { go(1); });
    connect(&parts.list, &ListController::selectionChanged, this, &HistoryController::note);
    connect(&parts.list, &ListController::currentChanged, this, [this](const PaperId &paper) {
        m_isJumping = false;
        if (!m_waiting.author.isEmpty() && m_waiting.paper == paper)
            showAuthorOf(std::exchange(m_waiting, {}));
    });
    parts.pane.on<OpenAuthor>(this, [this](const OpenAuthor &open) { noteAuthor(open.name); });
    QCoreApplication::instance()->installEventFilter(this);
    updateActions();
}

// The list and the pane still show what they showed. A list that is being read again is on screen.
void HistoryController::keepPlace()
{
    Place *current = m_history.current();
    if (!current || !m_parts.list.loader().isOnScreen())
        return;
    current->list = ListPlace(m_parts.papers, m_parts.view);
    current->paper = m_parts.list.papers().current();
    current->author = m_parts.pane.shownAuthor();
}

void HistoryController::note()
{
    if (m_isRestoring)
        return;
    m_waiting = {};
    const Place now{.view = m_parts.list.selection(),
                    .search = m_parts.list.searchText(),
                    .author = {},
                    .paper = {},
                    .list = {}};
    Place *current = m_history.current();
    const bool isTyped =
        current && !current->search.isEmpty() && !now.search.isEmpty() && m_parts.field.hasFocus();
    if (isTyped || std::exchange(m_isJumping, false)) {
        *current = now;
    } else if (!current || !current->isSameList(now)) {
        keepPlace();
        m_history.add(now);
    }
    updateActions();
}

void HistoryController::startJump()
{
    Place *current = m_history.current();
    if (!current)
        return;
    keepPlace();
    Place now = *current;
    now.author.clear();
    ++now.jump;
    m_history.add(now);
    m_isJumping = true;
    updateActions();
}

void HistoryController::noteAuthor(const QString &name)
{
    Place *current = m_history.current();
    if (m_isRestoring || !current)
        return;
    keepPlace();
    Place now = *current;
    now.author = name;
    if (!now.isSame(*current))
        m_history.add(now);
    updateActions();
}

void HistoryController::go(int direction)
{
    keepPlace();
    if (!m_history.beside(direction))
        return;
    m_history.go(direction);
    restore(*m_history.current());
    updateActions();
    Q_EMIT gone();
}

void HistoryController::restore(const Place &place)
{
    const QScopedValueRollback restoring(m_isRestoring, true);
    ListController &list = m_parts.list;
    const Place shown{.view = list.selection(),
                      .search = list.searchText(),
                      .author = {},
                      .paper = {},
                      .list = {}};
    if (!shown.isSameList(place)) {
        if (place.search.isEmpty() || shown.view != place.view)
            list.show(place.view, place.paper);
        if (!place.search.isEmpty())
            m_parts.search.searchFor(place.search);
    }
    m_waiting = {};
    list.whenWhole([this, place] {
        if (m_parts.list.loader().isTouched())
            return; // the user reads on already
        m_waiting = place;
        if (place.list.current() >= 0) {
            place.list.select(m_parts.papers, m_parts.view);
            place.list.scroll(m_parts.papers, m_parts.view);
        }
        if (m_parts.list.papers().current() == place.paper)
            showAuthorOf(std::exchange(m_waiting, {}));
    });
}

void HistoryController::showAuthorOf(const Place &place)
{
    const QScopedValueRollback restoring(m_isRestoring, true);
    if (place.author.isEmpty())
        m_parts.pane.closeAuthor();
    else
        Q_EMIT m_parts.pane.requested(OpenAuthor{place.author});
}

void HistoryController::updateActions()
{
    m_parts.back.setEnabled(m_history.beside(-1) != nullptr);
    m_parts.forward.setEnabled(m_history.beside(1) != nullptr);
}

bool HistoryController::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::MouseButtonPress && type != QEvent::MouseButtonDblClick)
        return false;
    const Qt::MouseButton button = static_cast<QMouseEvent *>(event)->button();
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || widget->window() != &m_parts.window ||
        (button != Qt::BackButton && button != Qt::ForwardButton))
        return false;
    (button == Qt::BackButton ? m_parts.back : m_parts.forward).trigger();
    return true;
}

} // namespace broadsheet
