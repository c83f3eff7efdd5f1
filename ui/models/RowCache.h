// Cache of loaded rows. Evicts rows that were not requested recently, so that at most 3,000 stay.
// Pointers to rows are valid until rows are put or dropped.
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
    // Drops the rows for whose number `keep` returns false.
    template<class Keep>
    void dropUnless(Keep keep)
    {
        for (Rows *rows : {&m_recent, &m_older})
            std::erase_if(*rows, [&keep](const auto &entry) { return !keep(entry.first); });
    }
    template<class Visit>
    void forEach(Visit visit) // may change anything but the number
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

    // Two generations. A requested row moves to the recent one; when that is full, it becomes the
    // older one, and the rows that were in the older one are dropped.
    mutable Rows m_recent;
    mutable Rows m_older;
};

} // namespace broadsheet
