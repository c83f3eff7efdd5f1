// The papers of a list in order, as numbers: four bytes a row, so that a list can have a million
// rows. Copies share their data until one is changed.
#pragma once

#include "papers/PaperSet.h"
#include "papers/State.h"

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

    [[nodiscard]] PaperState stateOf(qint32 number) const
    {
        return {.read = !unread.contains(number),
                .starred = starred.contains(number),
                .later = later.contains(number)};
    }

    void setState(qint32 number, const PaperState &state)
    {
        const auto setMember = [number](PaperSet &set, bool isMember) {
            if (isMember)
                set.insert(number);
            else
                set.remove(number);
        };
        setMember(unread, !state.read);
        setMember(starred, state.starred);
        setMember(later, state.later);
    }
};

// Parts of texts in which a search found papers, by PaperRow::number. One line each.
using Snippets = QHash<qint32, QString>;

} // namespace broadsheet
