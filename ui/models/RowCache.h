// The rows that were loaded of a list, those that were not asked for of late dropped. A row stays
// where it is in memory until rows are put or dropped.
#pragma once

#include "papers/Paper.h"

#include <unordered_map>

namespace broadsheet {

class RowCache final
{
public:
    [[nodiscard]] const PaperRow *find(qint32 number) const; // null: not loaded
    void put(PaperRow row);
    void clear();
    // All but what `keep(number)` says yes to.
    template<class Keep>
    void dropUnless(Keep keep)
    {
        for (Rows *rows : {&m_recent, &m_older})
            std::erase_if(*rows, [&keep](const auto &entry) { return !keep(entry.first); });
    }
    template<class Visit>
    void forEach(Visit visit) // may change the row, but for its number
    {
        for (Rows *rows : {&m_recent, &m_older})
            for (auto &entry : *rows)
                visit(entry.second);
    }
    template<class Visit>
    void forEach(Visit visit) const
    {
        for (const Rows *rows : {&m_recent, &m_older})
            for (const auto &entry : *rows)
                visit(entry.second);
    }

private:
    using Rows = std::unordered_map<qint32, PaperRow>;

    // Two generations: what is asked for moves into the recent one; when that is full, it becomes
    // the older one, and what was not asked for since is gone.
    mutable Rows m_recent;
    mutable Rows m_older;
};

} // namespace broadsheet
