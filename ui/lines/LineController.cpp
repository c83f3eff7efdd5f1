#include "lines/LineController.h"

#include "controllers/ListController.h"
#include "library/Library.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "settings/Settings.h"

#include <QAction>

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

LineController::LineController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    m_parts.showGists.setCheckable(true);
    m_parts.showGists.setChecked(m_parts.settings.showsGists());
    updateGists();
    connect(&m_parts.showGists, &QAction::toggled, this, [this](bool shown) {
        m_parts.settings.setShowsGists(shown);
        updateGists();
    });
    connect(&m_parts.list, &ListController::selectionChanged, this, &LineController::startList);
    connect(&m_parts.view, &PaperListView::sightChanged, this, &LineController::look);
    connect(&m_parts.library, &Library::changed, this, [this](const ChangeSet &changes) {
        if (!changes.content.isEmpty())
            forgetSnippets();
    });
}

void LineController::updateGists()
{
    readSettings();
    m_parts.papers.emitAllChanged();
}

void LineController::readSettings()
{
    m_parts.papers.lines().setGists(m_parts.settings.showsGists(),
                                    m_parts.settings.textLanguages());
}

// The list that is still on screen is not painted again: the reader waits for the next one.
void LineController::startList()
{
    m_reply.cancel();
    m_asked.clear();
    m_parts.papers.lines().start(!m_parts.list.searchText().isEmpty());
    readSettings();
}

// They are asked for again where rows are in sight.
void LineController::forgetSnippets()
{
    if (!m_parts.papers.lines().isSearch())
        return;
    m_reply.cancel();
    m_asked.clear();
    m_parts.papers.lines().start(true);
    look();
}

void LineController::look()
{
    const PaperLines &lines = m_parts.papers.lines();
    if (!lines.isSearch() || !m_asked.isEmpty())
        return;
    for (const int row : m_parts.view.rowsAtHand())
        if (const qint32 number = m_parts.papers.numberAt(row); lines.awaits(number))
            m_asked.append(number);
    if (m_asked.isEmpty())
        return;
    m_reply.ask(m_parts.library.snippets(m_asked, m_parts.list.searchText(), lines.languages()),
                this, [this](const Result<Snippets> &snippets) { receive(snippets); });
}

void LineController::receive(const Result<Snippets> &snippets)
{
    Snippets lines = snippets.value_or(Snippets());
    for (const qint32 number : std::exchange(m_asked, {}))
        if (!lines.contains(number))
            lines.insert(number, {}); // nothing to show, or it could not be read
    m_parts.papers.lines().put(lines);
    m_parts.papers.emitAllChanged();
    look();
}

} // namespace broadsheet
