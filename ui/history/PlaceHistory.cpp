#include "history/PlaceHistory.h"

namespace broadsheet {

void PlaceHistory::add(const Place &place)
{
    m_places.resize(m_at + 1);
    m_places.append(place);
    if (m_places.size() > maxPlaces)
        m_places.removeFirst();
    m_at = m_places.size() - 1;
}

qsizetype PlaceHistory::indexBeside(int direction) const
{
    for (qsizetype at = m_at + direction; at >= 0 && at < m_places.size(); at += direction)
        if (!m_places.at(at).isSame(m_places.at(m_at)))
            return at;
    return -1;
}

const Place *PlaceHistory::beside(int direction) const
{
    const qsizetype at = indexBeside(direction);
    return at < 0 ? nullptr : &m_places.at(at);
}

void PlaceHistory::go(int direction)
{
    if (const qsizetype at = indexBeside(direction); at >= 0)
        m_at = at;
}

} // namespace broadsheet
