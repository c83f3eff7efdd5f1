// What a search in the paper has found so far, in the order of the pages, and which of it is shown.
// A value.
#pragma once

#include "pages/PageTypes.h"

#include <QMap>

namespace broadsheet {

class PageHits final
{
public:
    void add(const QList<PageHit> &hits); // of one page
    void clear() { *this = {}; }

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QList<PageHit> on(int page) const { return m_hits.value(page); }
    [[nodiscard]] const PageHit *current() const; // null: none is shown
    [[nodiscard]] int place() const;              // of the shown one among all, from 1; 0: none
    void startAt(int page);                       // the first one there or after it
    void step(int by);                            // from the last to the first and back

private:
    QMap<int, QList<PageHit>> m_hits;
    int m_count = 0;
    int m_page = -1; // of the shown one
    int m_index = 0; // on its page
};

} // namespace broadsheet
