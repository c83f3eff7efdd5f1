#include "controllers/ListUpdater.h"

#include "base/Deliver.h"
#include "controllers/RowLoader.h"
#include "library/Library.h"
#include "models/PaperListModel.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr std::chrono::milliseconds minPause = 250ms; // between two reloads
constexpr int pauseFactor = 4;                        // times as long as the reload took
constexpr int maxSingleMarks = 500; // papers; more are read again as a whole, not one by one

} // namespace

ListUpdater::ListUpdater(Library &library, PaperListModel &model, RowLoader &rows, QObject *parent)
    : QObject(parent), m_library(library), m_model(model), m_rows(rows)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &ListUpdater::takeChanges);
    connect(&m_library, &Library::changed, this, &ListUpdater::onChanged);
    connect(&m_library, &Library::gistsMade, &m_rows, &RowLoader::refreshAtHand);
    connect(&m_library, &Library::indexProgress, this, [this](int remaining) {
        if (remaining == 0 && m_isSearching)
            Q_EMIT reloadNeeded();
    });
}

void ListUpdater::onReloaded(std::chrono::milliseconds took)
{
    m_pause.start(std::max(minPause, pauseFactor * took));
}

void ListUpdater::onOutdated()
{
    if (m_pause.isActive())
        m_isOutdated = true;
    else
        Q_EMIT reloadNeeded();
}

void ListUpdater::onChanged(const ChangeSet &changes)
{
    const bool isManyMarks = changes.everything || changes.state.size() > maxSingleMarks;
    if (!changes.added.isEmpty() || !changes.content.isEmpty() || changes.authors ||
        changes.muting || isManyMarks) {
        m_changes.unite(changes);
        m_changes.everything = m_changes.everything || isManyMarks;
        if (!m_pause.isActive())
            takeChanges();
    }
    if (!isManyMarks && !changes.state.isEmpty())
        takeMarks(changes.state);
}

void ListUpdater::takeChanges()
{
    const ChangeSet changes = std::exchange(m_changes, {});
    const bool isOutdated = std::exchange(m_isOutdated, false);
    if (changes.isEmpty() && !isOutdated)
        return;
    m_pause.start(minPause);
    if (changes.everything || changes.authors || changes.muting)
        m_rows.refreshAll();
    else
        m_rows.refresh(m_model.loadedOf(changes.content));
    if (!m_isSearching) {
        Q_EMIT reloadNeeded();
        return;
    }
    if (std::exchange(m_awaitsIndex, true))
        return;
    deliver(m_library.indexed(), this, [this](const Result<void> &) {
        m_awaitsIndex = false;
        Q_EMIT reloadNeeded();
    });
}

void ListUpdater::takeMarks(const QSet<PaperId> &papers)
{
    deliver(m_library.rows(papers.values()), this, [this](const Result<QList<PaperRow>> &rows) {
        if (!rows) {
            Q_EMIT failed(rows.error());
            return;
        }
        m_model.putRows(*rows);
        Q_EMIT marked(*rows);
    });
}

} // namespace broadsheet
