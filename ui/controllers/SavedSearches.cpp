#include "controllers/SavedSearches.h"

#include "base/Deliver.h"
#include "library/Library.h"
#include "models/SidebarModel.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto settling = 1s; // after a change, since often another one follows
constexpr std::chrono::milliseconds minPause = 50ms; // between two counts
constexpr int pauseFactor = 4; // counting takes a fifth of the library's time at most

} // namespace

SavedSearches::SavedSearches(Library &library, SidebarModel &sidebar, QObject *parent)
    : QObject(parent), m_library(library), m_sidebar(sidebar)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &SavedSearches::countNext);
    connect(&library, &Library::changed, this, &SavedSearches::onChanged);
    connect(&library, &Library::indexProgress, this, [this](int remaining) {
        if (remaining == 0)
            onChanged({.everything = true});
    });
    load();
}

const SavedSearch *SavedSearches::find(const QString &search) const
{
    const auto saved =
        std::find_if(m_searches.cbegin(), m_searches.cend(),
                     [&search](const SavedSearch &one) { return one.search == search; });
    return saved == m_searches.cend() ? nullptr : &*saved;
}

void SavedSearches::load()
{
    deliver(m_library.savedSearches(), this, [this](const Result<QList<SavedSearch>> &searches) {
        if (!searches) {
            Q_EMIT failed(searches.error());
            return;
        }
        m_searches = *searches;
        m_sidebar.setSearches(m_searches);
        startOver(minPause);
        Q_EMIT changed();
    });
}

void SavedSearches::onChanged(const ChangeSet &changes)
{
    if (changes.searches)
        return load();
    startOver(settling);
}

void SavedSearches::startOver(std::chrono::milliseconds pause)
{
    m_count.cancel();
    m_next = 0;
    m_pause.start(pause);
}

void SavedSearches::giveWay()
{
    if (m_count.isPending()) {
        m_count.cancel();
        --m_next;
    }
    if (m_next < m_searches.size())
        m_pause.start(settling);
}

void SavedSearches::countNext()
{
    if (m_count.isPending() || m_next >= m_searches.size())
        return;
    m_asked.start();
    const QString search = m_searches.at(m_next++).search;
    m_count.ask(m_library.count({.search = search, .withMuted = false}), this,
                [this, search](const Result<SearchCount> &count) {
                    if (count)
                        m_sidebar.setSearchCount(search, *count);
                    if (!m_pause.isActive()) // otherwise a change has scheduled the next count
                        m_pause.start(std::max(
                            minPause, pauseFactor * std::chrono::milliseconds(m_asked.elapsed())));
                });
}

} // namespace broadsheet
