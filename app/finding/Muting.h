// Keeps the column `mark.muted` up to date, see tables/MuteFilter.h. Throws Failed.
#pragma once

#include "sqlite/Database.h"

#include <QDate>
#include <QList>
#include <QSet>

namespace broadsheet {

// Updates `mark.muted` of papers whose words or authors changed. Returns the days whose muted
// papers changed.
[[nodiscard]] QSet<QDate> updateMuted(Database &database, const QList<qint64> &papers);

// Updates `mark.muted` of all indexed papers and all day counts, after the muted words or authors
// changed. Returns the days whose counts changed.
[[nodiscard]] QSet<QDate> updateAllMuted(Database &database);

// The same in steps, between which others can read and write. Each looks at the papers as they are
// then, so it does not matter what is stored or muted in between.
class RenewMuted final
{
public:
    // For about ten milliseconds, in a transaction. True: all are done.
    [[nodiscard]] bool step(Database &database);
    [[nodiscard]] const QSet<QDate> &days() const { return m_days; } // whose counts changed

private:
    qint64 m_next = 0;      // paper
    qint64 m_papers = 1000; // to look at next
    QSet<QDate> m_days;
};

// When the program ended between two steps. At every start.
void finishRenewingMuted(Database &database);

// How many indexed papers are hidden although nothing that is muted hides them, or the other way
// round.
[[nodiscard]] qsizetype wronglyMuted(Database &database);

} // namespace broadsheet
