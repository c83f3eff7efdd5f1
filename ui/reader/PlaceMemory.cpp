#include "reader/PlaceMemory.h"

#include "base/Limits.h"

#include <QStringList>

#include <algorithm>

namespace broadsheet {

PlaceMemory::PlaceMemory(const QString &text)
{
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts.first(std::min(parts.size(), maxPdfPlaces))) {
        const QString place = part.section(u'=', -1);
        bool isPage = false;
        bool isDown = false;
        const int page = place.section(u':', 0, 0).toInt(&isPage);
        const qreal down = place.section(u':', 1, 1).toDouble(&isDown);
        const PaperId paper{part.section(u'=', 0, -2)};
        if (isPage && isDown && page >= 0 && down >= 0 && down <= 1 && paper.isArxiv())
            m_places.append({paper, {.page = page, .down = down}});
    }
}

PagePlace PlaceMemory::of(const PaperId &paper) const
{
    const auto known = std::ranges::find(m_places, paper, &std::pair<PaperId, PagePlace>::first);
    return known == m_places.end() ? PagePlace() : known->second;
}

void PlaceMemory::keep(const PaperId &paper, const PagePlace &place)
{
    m_places.removeIf([&paper](const auto &known) { return known.first == paper; });
    m_places.prepend({paper, place});
    if (m_places.size() > maxPdfPlaces)
        m_places.removeLast();
}

QString PlaceMemory::text() const
{
    constexpr int digits = 3;
    QStringList parts;
    for (const auto &[paper, place] : m_places)
        parts.append(QStringLiteral("%1=%2:%3")
                         .arg(paper.text)
                         .arg(place.page)
                         .arg(place.down, 0, 'f', digits));
    return parts.join(u' ');
}

} // namespace broadsheet
