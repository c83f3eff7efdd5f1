#include "tags/TagCounts.h"

#include "library/Library.h"
#include "models/SidebarModel.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto settling = 1s;                        // after the user asked for another list
constexpr std::chrono::milliseconds minPause = 50ms; // between two counts
constexpr int pauseFactor = 4;

} // namespace

TagCounts::TagCounts(Library &library, SidebarModel &sidebar, QObject *parent)
    : QObject(parent), m_library(library), m_sidebar(sidebar)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &TagCounts::count);
    connect(&library, &Library::changed, this, [this] {
        m_isOutdated = true;
        if (!m_reply.isPending() && !m_pause.isActive())
            countAfter(0ms);
    });
    countAfter(minPause);
}

void TagCounts::countAfter(std::chrono::milliseconds pause)
{
    m_pause.start(pause);
}

void TagCounts::giveWay()
{
    if (m_reply.isPending()) {
        m_reply.cancel();
        m_isOutdated = true;
    }
    if (m_isOutdated)
        countAfter(settling);
}

void TagCounts::count()
{
    if (m_reply.isPending() || !std::exchange(m_isOutdated, false))
        return;
    m_asked.start();
    m_reply.ask(m_library.tagCounts(), this, [this](const Result<QList<TagCount>> &tags) {
        if (tags)
            m_sidebar.setTags(*tags);
        else if (tags.error().kind != ErrorKind::Cancelled)
            Q_EMIT failed(tags.error());
        countAfter(std::max(minPause, pauseFactor * std::chrono::milliseconds(m_asked.elapsed())));
    });
}

} // namespace broadsheet
