#include "models/RowCache.h"

#include <utility>

namespace broadsheet {

namespace {

constexpr size_t maxRecent = 1500; // rows of about 1 kB

} // namespace

const PaperRow *RowCache::find(qint32 number) const
{
    if (const auto found = m_recent.find(number); found != m_recent.end())
        return &found->second;
    const auto found = m_older.find(number);
    if (found == m_older.end())
        return nullptr;
    return &m_recent.insert(m_older.extract(found)).position->second;
}

void RowCache::put(PaperRow row)
{
    if (m_recent.size() >= maxRecent)
        m_older = std::exchange(m_recent, {});
    m_older.erase(row.number);
    const qint32 number = row.number;
    m_recent.insert_or_assign(number, std::move(row));
}

void RowCache::clear()
{
    m_recent.clear();
    m_older.clear();
}

} // namespace broadsheet
