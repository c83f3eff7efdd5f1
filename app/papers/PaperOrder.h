// Which papers a list holds and in which order, without the papers: what a list of a million rows
// is made of, four bytes a row. Copies share until one is changed.
#pragma once

#include "papers/PaperSet.h"

#include <QList>

namespace broadsheet {

struct PaperOrder
{
    QList<qint32> numbers; // PaperRow::number, the first of the list first
    PaperSet unread;       // of all papers, not only of these
    PaperSet starred;
    int hidden = 0;      // papers that would be here but for a muted word or author
    qint32 located = -1; // the number of the paper that was asked for; -1: it is not here

    bool operator==(const PaperOrder &) const = default;
};

} // namespace broadsheet
