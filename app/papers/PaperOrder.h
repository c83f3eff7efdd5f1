// The papers of a list in order, as numbers: four bytes a row, so that a list can have a million
// rows. Copies share their data until one is changed.
#pragma once

#include "papers/PaperSet.h"

#include <QHash>
#include <QList>
#include <QString>

namespace broadsheet {

struct PaperOrder
{
    QList<qint32> numbers; // PaperRow::number
    PaperSet unread;       // of all papers of the library, not only of these
    PaperSet starred;      // likewise
    PaperSet muted;        // likewise
    PaperSet later;        // likewise; set aside
    int hidden = 0;        // papers that the list lacks because they are muted
    qint32 located = -1;   // the number of the paper that was to be located; -1: it is not here

    bool operator==(const PaperOrder &) const = default;
};

// Parts of texts in which a search found papers, by PaperRow::number. One line each.
using Snippets = QHash<qint32, QString>;

} // namespace broadsheet
