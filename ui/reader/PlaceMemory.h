// Where the user was in the papers that were read, as a text for the settings: "2403.14624=3:0.25",
// the newest first. A value.
#pragma once

#include "pageview/PageGrid.h"
#include "papers/PaperId.h"

namespace broadsheet {

class PlaceMemory final
{
public:
    explicit PlaceMemory(const QString &text = {}); // parts that make no sense are left out

    [[nodiscard]] PagePlace of(const PaperId &paper) const; // the beginning if it is not known
    void keep(const PaperId &paper, const PagePlace &place);
    [[nodiscard]] QString text() const;

private:
    QList<std::pair<PaperId, PagePlace>> m_places;
};

} // namespace broadsheet
