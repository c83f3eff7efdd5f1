#include "labs/LabStars.h"

#include "controllers/ListController.h"
#include "library/Library.h"
#include "models/PaperListModel.h"
#include "models/SidebarModel.h"

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto pause = 300ms; // in which several changes are counted once

} // namespace

LabStars::LabStars(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &LabStars::count);
    connect(&m_parts.library, &Library::changed, this, [this] {
        if (m_isThere && !m_soon.isActive())
            m_soon.start();
    });
}

void LabStars::show(bool isThere)
{
    const bool wasThere = std::exchange(m_isThere, isThere);
    if (!isThere && m_parts.list.selection().kind == ViewSelection::Kind::StarredByOthers)
        m_parts.list.show({}); // of an earlier run, perhaps
    if (wasThere == isThere)
        return;
    m_parts.views.showStarredByOthers(isThere);
    if (isThere) {
        m_parts.papers.lines().setStarrers([this](const PaperRow &row) { return starrersOf(row); });
        return;
    }
    m_asked.cancel();
    m_count.cancel();
    m_soon.stop();
    m_parts.papers.lines().setStarrers({});
    take({});
}

Starrers LabStars::starrersOf(const PaperRow &row) const
{
    Starrers starrers;
    for (const LabFace &face : m_stars.value(row.id.text)) {
        starrers.initials.append(face.initials);
        starrers.names.append(face.name.isEmpty() ? face.initials : face.name);
    }
    return starrers;
}

void LabStars::update()
{
    if (!m_isThere)
        return;
    m_asked.ask(starsOfOthers(m_parts.library), this, [this](const Result<Stars> &stars) {
        if (stars)
            take(*stars);
    });
}

void LabStars::take(const Stars &stars)
{
    const bool isSame = std::exchange(m_stars, stars) == stars;
    if (!isSame) {
        m_parts.papers.emitAllChanged();
        if (m_isThere && m_parts.list.searchText().isEmpty() &&
            m_parts.list.selection().kind == ViewSelection::Kind::StarredByOthers)
            m_parts.list.reload();
    }
    if (m_isThere)
        count();
    Q_EMIT updated();
}

void LabStars::count()
{
    Query query = ViewSelection{.kind = ViewSelection::Kind::StarredByOthers}.query({});
    query.withMuted = false;
    m_count.ask(m_parts.library.count(query), this, [this](const Result<SearchCount> &count) {
        if (count && m_isThere)
            m_parts.views.setCount(ViewSelection::Kind::StarredByOthers, *count);
    });
}

} // namespace broadsheet
